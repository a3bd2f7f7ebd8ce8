import { type ImportedDocument, ImportedDocumentSchema } from '../../src/contracts/publishing.ts';
import { type DocumentDesk, openDocumentDesk } from '../../src/document-desk.ts';
import { systemClock } from '../../src/shared/clock.ts';
import { type PostToOwner, reachOwner } from '../owner/reach-owner.ts';

export { RefusedError } from '../owner/reach-owner.ts';

export type ReachedDesk = DocumentDesk & { close(): Promise<void> };

/** The desk for documents, wherever the store is open. */
export function reachDesk(
  config: { databaseUrl: string | undefined; dataDir: string },
  patienceMs?: number,
): Promise<ReachedDesk> {
  const open = () => openDocumentDesk({ ...config, clock: systemClock });
  return reachOwner<ReachedDesk>(config, { call: callDesk, open }, patienceMs);
}

/** The desk inside another process. */
function callDesk(post: PostToOwner): ReachedDesk {
  return {
    async importDocument(document): Promise<ImportedDocument> {
      return ImportedDocumentSchema.parse(await post('/documents', document));
    },
    async withdrawDocument(document) {
      await post('/withdrawals', document);
    },
    close: async () => undefined,
  };
}
