import type {
  ImportDocument,
  ImportedDocument,
  WithdrawDocument,
} from '../contracts/publishing.ts';
import type { Database } from '../database/executor.ts';
import { type Clause, readClauses } from '../knowledge/clause-reader.ts';
import { keepDraft } from '../knowledge/document-drafts.ts';
import { readKind, readTitle, tidyNumber } from '../knowledge/document-names.ts';
import type { DocumentMetadata } from '../knowledge/policy-document.ts';
import { publishDocuments, withdrawDocument } from '../knowledge/publish-documents.ts';
import type { Replies } from '../knowledge/replies.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import type { Place } from '../shared/place.ts';
import { isVerbatim } from '../shared/text.ts';
import type { ResolvePlace } from './resolve-place.ts';

export interface DocumentDesk {
  /** @throws {DomainError} naming what is wrong with the document. */
  importDocument(document: ImportDocument): Promise<ImportedDocument>;
  /** @throws {DomainError} `document-not-in-force`. */
  withdrawDocument(document: WithdrawDocument): Promise<void>;
}

export interface DocumentDeskNeeds {
  db: Database;
  clock: Clock;
  resolvePlace: ResolvePlace;
  replies: Replies;
  /** Awaited before anything is acknowledged. */
  onChanged: () => Promise<void>;
}

/** Brings documents in and takes them out, for staff; what it acknowledges is found, or found no more. */
export function createDocumentDesk(needs: DocumentDeskNeeds): DocumentDesk {
  const { db, clock, resolvePlace, onChanged } = needs;
  return {
    async importDocument(request) {
      const place = resolvePlace(request.region);
      const metadata = metadataOf(request, place, needs.replies);
      const clauses = readClauses(request.text);
      const source = { metadata, text: request.text, clauses };
      const outcome = request.draft ? await draft() : await publish();
      return {
        outcome,
        number: metadata.number,
        title: metadata.title,
        region: place,
        effectiveFrom: metadata.effectiveFrom,
        clauses: clauses.map(({ path, heading, text }) => ({ path, heading, text })),
        notes: notesOn({ metadata, clauses, text: request.text }, needs.replies),
      };

      async function draft() {
        await keepDraft(db, source, clock);
        return 'draft' as const;
      }

      async function publish() {
        const { changed } = await publishDocuments(db, [source], clock);
        await onChanged();
        return changed.length > 0 ? ('published' as const) : ('unchanged' as const);
      }
    },

    async withdrawDocument({ number, from }) {
      await withdrawDocument(db, { number: tidyNumber(number), from }, clock);
      await onChanged();
    },
  };
}

function metadataOf(request: ImportDocument, place: Place, replies: Replies): DocumentMetadata {
  const { issuer, issuedOn, effectiveFrom, expiresOn, text } = request;
  if (text.includes('\0') || text.trim() === '')
    throw new DomainError('invalid', 'document-no-text');
  if (expiresOn !== null && expiresOn < effectiveFrom)
    throw new DomainError('invalid', 'document-over-before-begin', { effectiveFrom, expiresOn });
  const title = request.title ?? readTitle(text);
  if (title === undefined) throw new DomainError('invalid', 'document-title-unknown');
  return {
    number: tidyNumber(request.number),
    title,
    issuer,
    region: place.code,
    kind: readKind(title) ?? replies.say('publishing.kind-unknown'),
    bindingForce: replies.say('publishing.binding-force'),
    issuedOn,
    effectiveFrom,
    effectiveFromPrecision: 'day',
    expiresOn,
    repealedOn: null,
    leansOn: [],
    periods: [],
  };
}

/** None of them stands in the way of publishing. */
function notesOn(
  { metadata, clauses, text }: { metadata: DocumentMetadata; clauses: Clause[]; text: string },
  replies: Replies,
): string[] {
  const { number, issuer, issuedOn, effectiveFrom } = metadata;
  const printed = text.replace(/[[［【(（]\s*(\d{4})\s*[\]］】)）]/gu, '〔$1〕');
  const unprinted = issuer.split('、').filter((name) => !isVerbatim(name, text));
  return [
    ...(isVerbatim(number, printed)
      ? []
      : [replies.say('publishing.number-not-printed', { number })]),
    ...unprinted.map((name) => replies.say('publishing.issuer-not-printed', { issuer: name })),
    ...(issuedOn !== null && effectiveFrom < issuedOn
      ? [replies.say('publishing.before-issued')]
      : []),
    ...(clauses.length < 2 ? [replies.say('publishing.no-numbers')] : []),
  ];
}
