/**
 * What a person typed, without NUL characters: nobody types them, PostgreSQL cannot store them, and
 * a call for help is not to be refused because of one.
 */
export function withoutNul(text: string): string {
  return text.replaceAll('\u0000', '');
}
