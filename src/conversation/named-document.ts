/** 通办发〔2021〕7号, 合川民发2023年71号: letters, a year in any bracket, a serial number. */
const DOCUMENT_NUMBER = /\p{Script=Han}{2,8}[〔[(（【]?(20\d{2})[〕\])）】]?年?第?(\d{1,4})号/u;

export interface NamedDocument {
  words: string;
  year: string;
  serial: string;
}

/** The document a citizen names by its number, or null. */
export function namedDocument(text: string): NamedDocument | null {
  const [words, year, serial] = text.match(DOCUMENT_NUMBER) ?? [];
  if (words === undefined || year === undefined || serial === undefined) return null;
  return { words, year, serial };
}

export const namesDocument = (text: string): boolean => namedDocument(text) !== null;

/** Whether a 文号 is the one named: the letters before the year are said in many ways. */
export function isNamedDocument(number: string, { year, serial }: NamedDocument): boolean {
  return number.includes(year) && number.endsWith(`${serial}号`);
}
