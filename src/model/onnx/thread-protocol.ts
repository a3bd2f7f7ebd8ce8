/** What the thread of a local model is asked, and answers. */
export interface ThreadRequest {
  id: number;
  texts: readonly string[];
  kind: 'passage' | 'question';
}

export type ThreadReply =
  | { kind: 'ready'; model: string }
  /** A `DomainError` loses its class on the way. */
  | { kind: 'unusable'; code: string; values: Readonly<Record<string, string>> }
  | { kind: 'vectors'; id: number; vectors: number[][] }
  | { kind: 'failed'; id: number; message: string };
