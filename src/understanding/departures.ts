import type { Span } from './phrases.ts';

const WHEN =
  '(?:他|她|们|一家|一家子|一家人|两口子|媳妇|早|早就|早都|都|也|又|已经|还|全|全都|就|才|刚|前年|去年|今年|上个月|前几年|后来|倒是|各自|自己|在|被|给|是|,|\\s)';
const LEFT =
  '分(?:出去|开(?!心)|了?家|户|灶)|嫁(?:了|人|出|走|到|去|掉)|出嫁|出阁|改嫁|另嫁|成家(?:分|出去|单|另|了?分)|单过|另过|单独过|另立|搬(?:出去|走|开)|各过各|走(?:了|得早|掉)|没了|没得了|不在(?:了|世)|死(?:了|掉|得早)|去世|过世|病故|病死|离(?:了婚|婚)|不跟(?:我|俺|咱|他|她)们?(?:一起|一块儿?)?(?:过|住)|有自己的?(?:房|家)|跑(?:了|掉)|坐牢|坐监|服刑|判了|蹲(?:监|大|号|牢|着)|里[头面]蹲|牢里|监狱|关着|劳改|失踪|落户|迁(?:走|出)|在?外(?:头|面|地)?[^,。;!?s]{0,5}不(?:管|跟[我俺咱他她]们?(?:一起|一块儿?)?[过住])|在外(?:头|面|地)?(?:安家|定居|成家)|带(?:着|了|上)?(?:个|小|两个)?[孩娃伢][^,。;!?s]{0,2}(?:走|跑|改嫁|回)|(?:有时候|有时|偶尔|逢年过节|过年过节|过年|过节)[^,。;!?s]{0,4}(?:给|寄|拿|来)|过继|送(?:了)?人|抱给';
/** 儿子早分出去了, 闺女嫁人了, 老婆跑了, 男人在坐牢: they are of the family, and do not live with it. */
const HAS_LEFT = new RegExp(`^${WHEN}{0,4}(?:${LEFT})`);

/** Whether the words after somebody tell that they live there no longer. */
export function hasLeft(text: string, { end }: Span): boolean {
  return HAS_LEFT.test(text.slice(end, end + 16));
}

const DENIED_PERSON =
  /(?:不是|不算|[没无](?:有|得|生过?|养过?|娶过?|讨|结)?(?:一?个|半个)?(?:亲生的?|自己的?)?)$/;
/** 老伴也走了 没生活来源 tells of who is left. */
const GONE =
  /^(?:也|都|全|早|早就|老早|已经|就|前年|去年|今年|上个月|前几年|又|先|双双){0,4}(?:带(?:着|了|上)?(?:个|小|两个)?[孩娃伢][^,。;!?\s]{0,2}(?:走|跑|改嫁)|没了|走了|不在(?:了|世|(?=[,。;!?\s]|$))|去世|过世|死了|病故|没得了|过身)/;
/** 娃都没得一个 names no child. */
const DENIED_AFTER =
  /^(?:一个|半个)?(?:都|也|又)?没(?:有|得|生|养)?(?:过|到)?(?:一个|半个)?(?=[,\s]|$)/;
/** 爹妈弟兄全不在了 tells of the parents too. */
const AND_NEXT = /^[、和跟与\s]?(?:弟兄|兄弟|姐妹|姊妹)?$/;

/** Whether somebody is only named to say that there is no such person, or no longer. */
export function isAbsent(text: string, people: readonly Span[], at: number): boolean {
  const [person, next] = [people[at], people[at + 1]];
  if (!person) return false;
  if (isGone(text, person)) return true;
  const isJoined = next !== undefined && AND_NEXT.test(text.slice(person.end, next.start));
  return isJoined && isGone(text, next);
}

function isGone(text: string, { start, end }: Span): boolean {
  if (DENIED_PERSON.test(text.slice(Math.max(0, start - 7), start))) return true;
  const rest = text.slice(end, end + 14);
  return DENIED_AFTER.test(rest) || GONE.test(rest.replace(/^(?:弟兄|兄弟|姐妹|姊妹)/, ''));
}
