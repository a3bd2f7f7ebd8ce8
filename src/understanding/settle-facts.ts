import { FactsSchema } from '../contracts/facts.ts';
import type { Finding } from './fact-rules.ts';
import { type Passage, wordsOf } from './passage.ts';
import type { Cast } from './subject.ts';
import type { StatedFact } from './understanding.ts';

/**
 * One fact for each key and person: a said one goes before an inferred one, the last of two said
 * ones is kept, what put somebody into hospital goes before the illness, and of several ages the oldest of those the case is about.
 */
export function settle(passage: Passage, findings: readonly Finding[], cast: Cast): StatedFact[] {
  const settled = new Map<string, StatedFact>();
  const retracted: StatedFact[] = [];
  for (const it of findings) {
    const about = cast.aboutOf(it);
    if (about === null || !isValid(it)) continue;
    const { key, value, range, status } = it;
    const words = wordsOf(passage, it);
    const fact: StatedFact = { key, value, about, status, words, ...(range && { range }) };
    if (it.retracts) retracted.push({ ...fact, retracts: true });
    else settled.set(`${key} ${about}`, preferred(settled.get(`${key} ${about}`), fact));
  }
  const lostJob = settled.get('hardshipEvent subject')?.value === 'job_loss';
  if (lostJob && settled.get('employed subject')?.value === true)
    settled.delete('employed subject');
  const facts = [...settled.values()];
  return [...retracted.filter((it) => !facts.some((fact) => isSame(fact, it))), ...facts];
}

function isValid({ key, value, range }: Finding): boolean {
  return (value === null && range !== undefined) || FactsSchema.shape[key].safeParse(value).success;
}

function preferred(known: StatedFact | undefined, added: StatedFact): StatedFact {
  if (!known) return added;
  if (known.key === 'hardshipEvent') return known.value === 'illness' ? added : known;
  if (added.value === 'independent') return known; // 半自理 吃饭自己能吃
  if (known.key === 'age' && Number(known.value) >= Number(added.value)) return known;
  return known.status === 'said' && added.status === 'inferred' ? known : added;
}

function isSame(a: StatedFact, b: StatedFact): boolean {
  return a.key === b.key && a.about === b.about && a.value === b.value;
}
