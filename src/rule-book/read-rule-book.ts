import { PROGRAMME_IDS } from '../contracts/programmes.ts';
import type { RuleBook, RuleRegion } from '../contracts/rule-book.ts';
import { bindBooks } from '../eligibility/bound-books.ts';
import type { DocumentLibrary } from '../knowledge/document-library.ts';
import type { Gazetteer } from '../knowledge/places.ts';
import type { DocumentSource } from '../knowledge/policy-document.ts';
import type { EligibilityKnowledge, ProvisionBook } from '../knowledge/provisions.ts';
import type { Replies } from '../knowledge/replies.ts';
import type { RuleBookData } from '../knowledge/rule-book-data.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import { type Clock, shanghaiDateOf } from '../shared/clock.ts';
import type { Place } from '../shared/place.ts';
import { coverageOf } from './clause-coverage.ts';
import { publicRule } from './public-rule.ts';

export interface RuleBookNeeds {
  eligibility: EligibilityKnowledge;
  /** The documents that the books belong to. */
  documents: readonly DocumentSource[];
  ruleBook: RuleBookData;
  replies: Replies;
  gazetteer: Pick<Gazetteer, 'ladder'>;
  library: Pick<DocumentLibrary, 'bindingDocuments'>;
  describePlace: (code: string) => Place;
  clock: Clock;
}

export type ReadRuleBook = () => Promise<RuleBook>;

/** Anybody may ask as often as they like, and the answer changes with documents and days alone. */
const KEPT_MS = 60_000;

/** The rules as they hold today, at most a minute old; regions in the order of their codes. */
export function createReadRuleBook(needs: RuleBookNeeds): ReadRuleBook {
  let kept: { at: number; book: Promise<RuleBook> } | undefined;
  return () => {
    const at = needs.clock().getTime();
    if (kept === undefined || at - kept.at >= KEPT_MS || at < kept.at) {
      const book = build(needs);
      kept = { at, book };
      book.catch(() => {
        if (kept?.book === book) kept = undefined;
      });
    }
    return kept.book;
  };
}

async function build(needs: RuleBookNeeds): Promise<RuleBook> {
  const { eligibility, ruleBook, clock } = needs;
  const asOf = shanghaiDateOf(clock());
  const regions: RuleRegion[] = [];
  for (const book of booksByRegion(needs)) regions.push(await regionOf(book, asOf, needs));
  return {
    rulesVersion: eligibility.rulesVersion,
    asOf,
    disclaimer: eligibility.disclaimer,
    regions,
    coverage: documentsByRegion(needs).map((source) => coverageOf(source, ruleBook.coverage)),
  };
}

async function regionOf(
  { id, code }: { id: string; code: string },
  asOf: CalendarDate,
  needs: RuleBookNeeds,
): Promise<RuleRegion> {
  const { eligibility, ruleBook, replies, gazetteer, library, describePlace } = needs;
  const documents = await library.bindingDocuments(gazetteer.ladder(code), asOf);
  const books = bindBooks(eligibility.provisions, documents);
  const words = { replies, general: eligibility.general, asOf };
  const shelf = { own: id, books, eligibility, data: ruleBook, words };
  return {
    book: id,
    region: describePlace(code),
    documents: documents.map(({ reference, status }) => ({ ...reference, status })),
    inherits: books.map(({ book }) => book.id).filter((other) => other !== id),
    rules: PROGRAMME_IDS.map((programme) => publicRule(programme, shelf)),
  };
}

/** The books with the code of the region that their document binds. */
export function booksByRegion(needs: Pick<RuleBookNeeds, 'eligibility' | 'documents'>) {
  return documentsByRegion(needs).flatMap(({ metadata }) =>
    needs.eligibility.provisions
      .filter(({ document }: ProvisionBook) => document === metadata.number)
      .map(({ id }) => ({ id, code: metadata.region })),
  );
}

function documentsByRegion({ documents }: Pick<RuleBookNeeds, 'documents'>) {
  return documents.toSorted((one, other) => (one.metadata.region < other.metadata.region ? -1 : 1));
}
