import type { AssessmentFigures } from './assessments.ts';
import type { DenseFigures } from './dense.ts';
import type { benchHttp } from './http.ts';
import type { benchRetrieval } from './retrieval.ts';
import type { TicketFigures } from './tickets.ts';
import type { benchTurns } from './turn.ts';

type Retrieval = Awaited<ReturnType<typeof benchRetrieval>>;

export function printRetrieval({ sizes, slopes, leaks }: Retrieval): void {
  console.log('\nSearch, in milliseconds; how many times our p95 the others take');
  console.table(
    sizes.flatMap(({ engine, clauses, ladders }) =>
      ladders.map(({ rivals, 'recall@10 against exact': recall, ...figures }) => ({
        engine,
        clauses,
        ...figures,
        'recall@10': recall,
        ...Object.fromEntries(
          rivals.map((rival) => [rival.name, `${rival.p95} (${rival['times our p95']}×)`]),
        ),
      })),
    ),
  );
  console.log('\nBringing in and finding');
  console.table(
    sizes.map(({ engine, clauses, ingest, findable }) => ({
      engine,
      clauses,
      ...ingest,
      ...findable,
    })),
  );
  if (new Set(sizes.map(({ clauses }) => clauses)).size > 1) console.table(slopes);
  console.log(`Leaks: ${leaks.leaks} in ${leaks.hits} hits of ${leaks.questions} questions`);
}

export function printHttp(http: Awaited<ReturnType<typeof benchHttp>>): void {
  console.log('\nA search through HTTP beside the same search without it, in milliseconds');
  console.table([http]);
}

export function printAssessments({
  'http p95 / echo p95': ratio,
  ...figures
}: AssessmentFigures): void {
  console.log('\nAn assessment of all programmes, in milliseconds');
  console.table(figures);
  console.log(`Over HTTP its p95 is ${ratio}× that of a bare echo`);
}

export function printTurns({ turns, alone }: Awaited<ReturnType<typeof benchTurns>>): void {
  console.log('\nA turn from the words received to the reply recorded, in milliseconds');
  console.table(turns);
  console.log('\nReading the words alone, in milliseconds');
  console.table(alone);
}

export function printTickets({ filing, list }: TicketFigures): void {
  console.log(
    '\nA ticket filed beside one bare statement, and the turn around it, in milliseconds',
  );
  console.table(filing);
  console.log('\nA page of the list of staff: p95 in milliseconds by how many tickets there are');
  console.table(list.map(({ p95, ...figures }) => ({ ...figures, ...p95 })));
}

export function printDense(figures: readonly DenseFigures[]): void {
  console.log('\nA search with vectors beside the same search by words alone, in milliseconds');
  console.table(figures);
}
