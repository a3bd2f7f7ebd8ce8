import type { Database } from '../src/database/executor.ts';
import type { DocumentSource } from '../src/knowledge/policy-document.ts';
import type { Segmenter } from '../src/retrieval/segmenter.ts';

/** What else could search the same clauses, measured beside the product. */
export interface Rival {
  name: string;
  search(question: {
    words: readonly string[];
    ladder: readonly string[];
    asOf: string;
  }): Promise<unknown>;
}

/** A table of its own, `bench_clauses`, with the same words as PostgreSQL's own text search reads them. */
export async function prepareRivals(
  db: Database,
  documents: Iterable<DocumentSource>,
  segmenter: Segmenter,
): Promise<Rival[]> {
  await db.query('drop table if exists bench_clauses');
  await db.query(
    `create table bench_clauses (
       id integer generated always as identity primary key,
       region text not null,
       valid_from date not null,
       valid_to date,
       words text not null,
       tokens tsvector not null
     )`,
  );
  for (const batch of batchesOf(documents, segmenter)) await insert(db, batch);
  await db.query('create index bench_clauses_tokens on bench_clauses using gin (tokens)');
  await db.query('create index bench_clauses_region on bench_clauses (region)');
  if (db.capabilities.textSearch)
    await db.query(
      `create index bench_clauses_bm25 on bench_clauses using bm25 (words) with (text_config = 'simple')`,
    );
  await db.query('analyze bench_clauses');
  return db.capabilities.textSearch
    ? [byTsRank(db), byScan(db), byBm25(db)]
    : [byTsRank(db), byScan(db)];
}

const CONDITIONS = `
  clause.region = any($2::text[])
     and clause.valid_from <= $3::date
     and (clause.valid_to is null or $3::date < clause.valid_to)`;

function byTsRank(db: Database): Rival {
  return {
    name: 'tsvector + GIN + ts_rank_cd',
    search: ({ words, ladder, asOf }) =>
      db.query(
        `
        select clause.id, ts_rank_cd(clause.tokens, question) as score
          from bench_clauses as clause, to_tsquery('simple', $1) as question
         where clause.tokens @@ question
           and ${CONDITIONS}
         order by score desc, clause.id
         limit 10
        `,
        [words.map((word) => `'${word.replaceAll("'", '')}'`).join(' | '), ladder, asOf],
      ),
  };
}

/** Reads every clause that binds; ranks by how many of the words stand in it. */
function byScan(db: Database): Rival {
  return {
    name: 'exact scan',
    search: ({ words, ladder, asOf }) =>
      db.query(
        `
        select clause.id,
               (select count(*)
                  from unnest($1::text[]) as asked(word)
                 where position(' ' || asked.word || ' ' in clause.words) > 0) as score
          from bench_clauses as clause
         where ${CONDITIONS}
         order by score desc, clause.id
         limit 10
        `,
        [words, ladder, asOf],
      ),
  };
}

function byBm25(db: Database): Rival {
  return {
    name: 'pg_textsearch BM25',
    search: ({ words, ladder, asOf }) =>
      db.query(
        `
        select clause.id,
               clause.words <@> to_bm25query($1, 'bench_clauses_bm25') as score
          from bench_clauses as clause
         where ${CONDITIONS}
         order by clause.words <@> to_bm25query($1, 'bench_clauses_bm25')
         limit 10
        `,
        [words.join(' '), ladder, asOf],
      ),
  };
}

interface Row {
  region: string;
  validFrom: string;
  validTo: string | null;
  words: string;
}

function* batchesOf(documents: Iterable<DocumentSource>, segmenter: Segmenter): Generator<Row[]> {
  let batch: Row[] = [];
  for (const { metadata, clauses } of documents) {
    const { region, effectiveFrom: validFrom, repealedOn: validTo } = metadata;
    for (const { heading, text } of clauses) {
      const words = ` ${segmenter.segment(`${heading} ${text}`).join(' ')} `;
      batch.push({ region, validFrom, validTo, words });
    }
    if (batch.length < 2_000) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

async function insert(db: Database, rows: readonly Row[]): Promise<void> {
  await db.query(
    `
    insert into bench_clauses (region, valid_from, valid_to, words, tokens)
    select entry.region, entry."validFrom", entry."validTo", entry.words,
           to_tsvector('simple', entry.words)
      from jsonb_to_recordset($1::jsonb)
        as entry(region text, "validFrom" date, "validTo" date, words text)
    `,
    [JSON.stringify(rows)],
  );
}
