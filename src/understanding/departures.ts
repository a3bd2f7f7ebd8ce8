import type { Span } from './phrases.ts';

const WHEN =
  '(?:他|她|们|一家|一家子|一家人|两口子|媳妇|早|早就|早都|都|也|又|已经|还|全|全都|就|才|刚|前年|去年|今年|上个月|前几年|后来|倒是|各自|自己|在|被|给|是|,|\\s)';
const LEFT =
  '分(?:出去|开(?!心)|了?家|户|灶)|嫁(?:了|人|出|走|到|去|掉)|出嫁|出阁|改嫁|另嫁|成家(?:分|出去|单|另|了?分)|单过|另过|单独过|另立|搬(?:出去|走|开)|各过各|走(?:了|得早|掉)|没了|没得了|不在(?:了|世)|死(?:了|掉|得早)|去世|过世|病故|病死|离(?:了婚|婚)|跑(?:了|掉)|坐牢|坐监|服刑|判了|蹲(?:监|大)|牢里|监狱|关着|劳改|失踪|落户|迁(?:走|出)|在外(?:头|面|地)?(?:不管|安家|定居|成家)|过继|送(?:了)?人|抱给';
/** 儿子早分出去了, 闺女嫁人了, 老婆跑了, 男人在坐牢: they are of the family, and do not live with it. */
const HAS_LEFT = new RegExp(`^${WHEN}{0,4}(?:${LEFT})`);

/** Whether the words after somebody tell that they live there no longer. */
export function hasLeft(text: string, { end }: Span): boolean {
  return HAS_LEFT.test(text.slice(end, end + 16));
}
