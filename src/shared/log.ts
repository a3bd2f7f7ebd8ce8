/** Lines for administrators, in English; never the text of a message. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  /** A person must act. */
  error(details: object, message: string): void;
}
