import type { Words } from './conversation/answerers/rules/words.ts';
import { createCardIndex } from './knowledge/card-index.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import type { MatterReader } from './knowledge/matters/matter-reader.ts';
import type { Search } from './retrieval/search.ts';
import type { Segmenter } from './retrieval/segmenter.ts';
import { createJudge } from './retrieval/sufficiency.ts';
import { dayInWords, deadlineInWords } from './working-days/deadline-in-words.ts';

interface WordSources {
  knowledge: Knowledge;
  search: Search;
  segmenter: Segmenter;
  readMatters: MatterReader;
}

/** Everything the rules may say, from the knowledge base and the search. */
export function wordsOf({ knowledge, search, segmenter, readMatters }: WordSources): Words {
  const { replies, cards, evidence, terms, calendars, eligibility } = knowledge;
  return {
    replies,
    cardIndex: createCardIndex(
      cards.filter(({ purpose }) => purpose !== 'plain'),
      segmenter.segment,
    ),
    evidence,
    programmeName: (id) => eligibility.programmes[id],
    deadlineInWords: (deadline) => deadlineInWords(deadline, calendars.words),
    dayInWords: (day) => dayInWords(day, calendars.words),
    widen: (question) => [...search.explain(question).words.keys()],
    weigh: (question) => search.explain(question).words,
    programmesIn: terms.programmesIn,
    particularsIn: knowledge.particularsIn,
    readPlainly: knowledge.readPlainly,
    judge: createJudge({ rules: knowledge.sufficiency, terms, readMatters }),
  };
}
