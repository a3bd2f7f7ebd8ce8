import { z } from 'zod';
import { DateSchema } from '../contracts/primitives.ts';
import type { SqlExecutor } from '../database/executor.ts';
import { createKept, type PublishedState } from '../knowledge/published-state.ts';
import type { PlaceLadder } from '../shared/place.ts';
import type { IndexRevision } from './clause-source.ts';

const HitRowSchema = z.object({
  clauseId: z.string(),
  number: z.string(),
  title: z.string(),
  issuer: z.string(),
  region: z.string(),
  clause: z.string(),
  heading: z.string(),
  text: z.string(),
  expiresOn: DateSchema.nullable(),
  endedQuotes: z.array(z.object({ quote: z.string(), expiresOn: DateSchema })),
});
export type HitRow = z.infer<typeof HitRowSchema>;

const FoundSchema = z.object({
  epoch: z.string().nullable(),
  revision: z.int().nullable(),
  hits: z.array(HitRowSchema),
});

/** Clauses and days. */
const MOST_KEPT = 20_000;

export interface WantedHits {
  ids: readonly string[];
  ladder: PlaceLadder;
  asOf: string;
  published?: PublishedState | undefined;
}

export interface FoundHits {
  /** The index stood where the store does. */
  isCurrent: boolean;
  hits: ReadonlyMap<string, HitRow>;
}

/**
 * The clauses by id, held against what is published at one moment. Whatever does not bind the place on the
 * day stays out, also when the index believed that it does. What was read for this index while just that was
 * published is not read again.
 */
export function createHitStore(db: SqlExecutor) {
  const keptIn = createKept<HitRow>(MOST_KEPT);
  return async (wanted: WantedHits, at: IndexRevision): Promise<FoundHits> => {
    const { ids, ladder, asOf, published } = wanted;
    const kept =
      published === undefined ? new Map<string, HitRow>() : keptIn(`${published} ${keyOf(at)}`);
    const known = ids.flatMap((id) => kept.get(`${asOf} ${id}`) ?? []);
    const isKept =
      known.length === ids.length && known.every(({ region }) => ladder.includes(region));
    // What is kept was read by a statement that found the index current.
    if (isKept && kept.size > 0) return { isCurrent: true, hits: byId(known) };
    const { hits, ...stands } = await readHits(db, wanted);
    const isCurrent = keyOf(stands) === keyOf(at);
    if (isCurrent) for (const hit of hits) kept.set(`${asOf} ${hit.clauseId}`, hit);
    return { isCurrent, hits: byId(hits) };
  };
}

function keyOf({ epoch, revision }: IndexRevision): string {
  return `${epoch} ${revision}`;
}

function byId(hits: readonly HitRow[]): Map<string, HitRow> {
  return new Map(hits.map((hit) => [hit.clauseId, hit]));
}

async function readHits(
  db: SqlExecutor,
  { ids, ladder, asOf }: WantedHits,
): Promise<IndexRevision & { hits: HitRow[] }> {
  const { rows } = await db.query(FIND_HITS, [JSON.stringify(ids), ladder, asOf]);
  const { epoch, revision, hits } = FoundSchema.parse(rows[0]);
  return { epoch, revision: revision ?? 0, hits };
}

const FIND_HITS = `
  select (select state.epoch from search_revision as state) as epoch,
         (select state.revision from search_revision as state) as revision,
         coalesce(jsonb_agg(jsonb_build_object(
           'clauseId', clause.id,
           'number', document.number,
           'title', version.title,
           'issuer', version.issuer,
           'region', version.region,
           'clause', clause.path,
           'heading', clause.heading,
           'text', clause.body,
           'expiresOn', clause.expires_on,
           'endedQuotes', clause.ended_quotes)), '[]') as hits
    -- As JSON: the planner guesses the same of every list, and one plan serves all questions.
    from jsonb_array_elements_text($1::jsonb) as ranked(id)
   -- One look-up by key each, also where the planner has no statistics yet and would read it all.
   cross join lateral (
           select clause.id, clause.version_id, clause.path, clause.heading, clause.body,
                  clause.expires_on, clause.ended_quotes, clause.known_to,
                  clause.valid_from, clause.valid_to
             from clauses as clause
            where clause.id = ranked.id::uuid
           offset 0
         ) as clause
   cross join lateral (
           select version.id, version.document_id, version.title, version.issuer, version.region,
                  version.known_to
             from document_versions as version
            where version.id = clause.version_id
           offset 0
         ) as version
   cross join lateral (
           select document.number
             from documents as document
            where document.id = version.document_id
           offset 0
         ) as document
   where version.region = any($2::text[])
     and version.known_to is null
     and clause.known_to is null
     and clause.valid_from <= $3::date
     and (clause.valid_to is null or $3::date < clause.valid_to)
`;
