/** Who printed it and who gets it; stands below everything, also below an attachment. */
export const IMPRINT =
  /(?:印发|印制|共印\s?\d{1,6}\s?份[。）)]?)$|^(?:抄\s?送|抄\s?报|主\s?送|分\s?送|发\s?送|报\s?送)\s?[：:]|^[（(]此件.{2,16}[）)]$/u;
export const DATE =
  /^[（(]?(?:\d{4}|[〇○零Ｏ一二三四五六七八九]{4})\s?年\s?[\d一二三四五六七八九十]{1,3}\s?月\s?[\d一二三四五六七八九十]{1,3}\s?日[）)]?$/u;
export const SIGNATURE =
  /^(?![（(\d])[^，。；：！？]{2,40}(?:局|委|委员会|政府|办公室|办公厅|办事处|厅|部|中心|法院|检察院|联合会|残联|总队|支队)$/u;

/** Lines below the text that no sentence runs on into. */
export function isClosing(text: string): boolean {
  return text.length <= 60 && (IMPRINT.test(text) || DATE.test(text) || SIGNATURE.test(text));
}
