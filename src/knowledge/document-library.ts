import { z } from 'zod';
import {
  type DocumentReference,
  DocumentReferenceSchema,
  type Validity,
} from '../contracts/citations.ts';
import { DateSchema } from '../contracts/primitives.ts';
import {
  type PolicyClause,
  PolicyClauseSchema,
  type PolicyDocument,
  PolicyDocumentSchema,
} from '../contracts/staff.ts';
import type { SqlExecutor } from '../database/executor.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import { type Clock, shanghaiDateOf } from '../shared/clock.ts';
import type { Place, PlaceLadder } from '../shared/place.ts';
import { validityOn } from './validity.ts';

/** A document that binds a place on a day. */
export interface BindingDocument {
  id: string;
  reference: DocumentReference;
  /** Never `not_yet`: what is not yet effective does not bind. */
  status: Validity;
  effectiveFrom: string;
  expiresOn: string | null;
  leansOn: string[];
}

export type DocumentLibrary = ReturnType<typeof createDocumentLibrary>;

export interface DocumentLibraryNeeds {
  db: SqlExecutor;
  /** Names a division by its code. */
  describePlace: (code: string) => Place;
  clock: Clock;
}

/**
 * The documents as known now. Where a day is asked for and none given it is today: a document shows
 * the version in force on that day, or else the next one to come.
 */
export function createDocumentLibrary({ db, describePlace, clock }: DocumentLibraryNeeds) {
  const today = () => shanghaiDateOf(clock());
  const describe = <Row extends { region: string }>(schema: z.ZodType<Row>, row: unknown) => {
    const { region, ...rest } = schema.parse(row);
    return { ...rest, region: describePlace(region) };
  };
  return {
    /** By 文号; without those that are withdrawn by then. */
    async listDocuments(asOf: CalendarDate = today()): Promise<PolicyDocument[]> {
      const { rows } = await db.query(`${SELECT_DOCUMENTS} ${CURRENT}`, [asOf]);
      return rows.map((row) => PolicyDocumentSchema.parse(describe(CountedRowSchema, row)));
    },

    /** In the order of the document; empty for an unknown id. */
    async listClauses(documentId: string, asOf: CalendarDate = today()): Promise<PolicyClause[]> {
      if (!z.uuid().safeParse(documentId).success) return [];
      const { rows } = await db.query(LIST_CLAUSES, [documentId, asOf]);
      return rows.map((row) => PolicyClauseSchema.parse(row));
    },

    /** Also clauses that were superseded since: an old answer can still be re-created. */
    async findClauses(ids: readonly string[]): Promise<PolicyClause[]> {
      const { rows } = await db.query(FIND_CLAUSES, [ids]);
      return rows.map((row) => PolicyClauseSchema.parse(row));
    },

    /** The nearest division's documents first, then by 文号. Not yet effective ones never bind. */
    async bindingDocuments(ladder: PlaceLadder, asOf: CalendarDate): Promise<BindingDocument[]> {
      const { rows } = await db.query(SELECT_BINDING, [ladder, asOf]);
      return rows.map((row) => {
        const { id, effectiveFrom, expiresOn, leansOn, ...rest } = describe(DocumentRowSchema, row);
        const reference = DocumentReferenceSchema.parse(rest);
        const status = validityOn(expiresOn, asOf);
        return { id, reference, status, effectiveFrom, expiresOn, leansOn };
      });
    },
  };
}

const DocumentRowSchema = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  issuer: z.string(),
  region: z.string(),
  kind: z.string(),
  bindingForce: z.string(),
  issuedOn: DateSchema.nullable(),
  effectiveFrom: DateSchema,
  effectiveFromPrecision: z.string(),
  expiresOn: DateSchema.nullable(),
  leansOn: z.array(z.string()),
});
const CountedRowSchema = DocumentRowSchema.extend({ clauseCount: z.int() });

const DOCUMENT_COLUMNS = `
         document.id,
         document.number,
         version.title,
         version.issuer,
         version.region,
         version.kind,
         version.binding_force as "bindingForce",
         version.issued_on::text as "issuedOn",
         version.effective_from::text as "effectiveFrom",
         version.effective_from_precision as "effectiveFromPrecision",
         version.expires_on::text as "expiresOn",
         version.leans_on as "leansOn"`;

const FROM_KNOWN = `
    from documents as document
    join document_versions as version
      on version.document_id = document.id
     and version.known_to is null
`;

const SELECT_DOCUMENTS = `
  select ${DOCUMENT_COLUMNS},
         (select count(*)::integer
            from clauses as clause
           where clause.version_id = version.id) as "clauseCount"
  ${FROM_KNOWN}
`;

/** The first version of a document that is not over by that day. */
const CURRENT = `
   where version.valid_from = (
         select min(candidate.valid_from)
           from document_versions as candidate
          where candidate.document_id = document.id
            and candidate.known_to is null
            and (candidate.valid_to is null or $1::date < candidate.valid_to)
         )
   order by document.number, document.id
`;

const SELECT_BINDING = `
  select ${DOCUMENT_COLUMNS}
  ${FROM_KNOWN}
   where version.region = any($1::text[])
     and version.valid_from <= $2::date
     and (version.valid_to is null or $2::date < version.valid_to)
   order by array_position($1::text[], version.region), document.number, document.id
`;

const LIST_CLAUSES = `
  select clause.id, clause.path, clause.heading, clause.body as text
    from clauses as clause
    join document_versions as version on version.id = clause.version_id
   where version.document_id = $1::uuid
     and version.known_to is null
     and version.valid_from = (
         select min(candidate.valid_from)
           from document_versions as candidate
          where candidate.document_id = $1::uuid
            and candidate.known_to is null
            and (candidate.valid_to is null or $2::date < candidate.valid_to)
         )
   order by clause.ordinal, clause.id
`;

const FIND_CLAUSES = `
  select clause.id, clause.path, clause.heading, clause.body as text
    from clauses as clause
   where clause.id = any($1::uuid[])
   order by array_position($1::uuid[], clause.id), clause.id
`;
