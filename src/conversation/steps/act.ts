import type { ProgrammeId } from '../../contracts/programmes.ts';
import type { TicketStatusView } from '../../contracts/tickets.ts';
import type { TellDuty } from '../../duty/duty-standing.ts';
import { bindingNames } from '../../knowledge/binding-names.ts';
import type { Card } from '../../knowledge/cards.ts';
import type { BindingDocument } from '../../knowledge/document-library.ts';
import type { PublishedState } from '../../knowledge/published-state.ts';
import type { ClauseHit } from '../../retrieval/clause-hit.ts';
import type { CalendarDate } from '../../shared/calendar-date.ts';
import { DomainError } from '../../shared/errors.ts';
import type { Place } from '../../shared/place.ts';
import type { TicketRecord } from '../../tickets/ticket-repository.ts';
import type { CheckedEligibility, EligibilityQuestion } from '../../tools/check-eligibility.ts';
import type { TicketDetails } from '../../tools/file-ticket.ts';
import { nothingTold, type OfficesTold } from '../../tools/find-office.ts';
import { nextForTicket } from '../ticket-talk.ts';
import { type Decision, type Findings, noFindings, type ReadBack, type Turn } from '../turn.ts';
import { changedFacts } from './remember.ts';
import { searchFor, searchForEach } from './search.ts';
import { assess, settleBeside } from './weigh.ts';

/** What a turn can look up and do; the model's tools are among them. */
export interface TurnTools {
  bindingDocuments(place: Place, asOf: CalendarDate): Promise<BindingDocument[]>;
  /** Those whose clauses have not changed under them. */
  servedCards(asOf: CalendarDate, published: PublishedState): Promise<Card[]>;
  search(question: PolicyQuestion, place: Place, asOf: CalendarDate): Promise<ClauseHit[]>;
  assess(request: EligibilityQuestion): Promise<CheckedEligibility>;
  /** What is published, for a question that asks for it; else nothing. */
  tellStandard(question: string, place: Place, asOf: CalendarDate): Promise<string[]>;
  /** The nearest windows, for a question that asks for one; else nothing. */
  tellOffices(asks: readonly string[], place: Place, asOf: CalendarDate): Promise<OfficesTold>;
  fileTicket(turn: Turn, kind: TicketDetails['kind']): Promise<FiledTicket>;
  /** Adds what this message says to the ticket that is talked of, while it is open. */
  addToTicket(turn: Turn): Promise<FiledTicket>;
  /** Puts down what the ticket says now, as the citizen is shown it. */
  readBack(turn: Turn, ticket: TicketRecord): Promise<ReadBack>;
  /** The citizen says that what was read back is right. */
  confirmTicket(turn: Turn): Promise<FiledTicket>;
  /** Keeps whether what was paid has arrived. */
  noteArrival(turn: Turn, arrived: boolean): Promise<FiledTicket>;
  /** Throws `ticket-not-found`, or `too-many-codes` with how long to wait. */
  lookUpTicket(turn: Turn, said: { number: string; code: string }): Promise<TicketStatusView>;
  ownStatus(turn: Turn): Promise<TicketStatusView | null>;
  /** The one that is talked of. */
  ticketInHand(turn: Turn): Promise<FiledTicket>;
  /** What may be said of who knows of a ticket. */
  tellDuty: TellDuty;
}

export interface PolicyQuestion {
  text: string;
  /** What the conversation is about where the question itself does not say. */
  topics: readonly ProgrammeId[];
  /** What whoever asks was told of it; else it is asked what is published. */
  published?: PublishedState;
}

export interface FiledTicket {
  ticket: TicketRecord;
  known: boolean;
}

/** Brings what the decision needs. A place that no document binds turns the decision into saying so. */
export async function act(
  turn: Turn,
  tools: TurnTools,
): Promise<{ decision: Decision; findings: Findings }> {
  const binding = turn.place === null ? [] : await tools.bindingDocuments(turn.place, turn.today);
  // The database looks for the cards while the clauses are ranked here.
  const looking = bindingCards(turn, binding, tools);
  looking.catch(() => undefined);
  const decision = withinCoverage(turn.decision, turn, binding);
  const found = await withReadBack(
    { ...turn, decision },
    await consult({ ...turn, decision }, tools),
    tools,
  );
  const { notices: told, ...toldByOffices } = await tellOffices({ ...turn, decision }, tools);
  const notices = [...told, ...(found.notices ?? [])];
  const findings = { ...noFindings, binding, cards: await looking };
  return { decision, findings: { ...findings, ...found, notices, toldByOffices } };
}

async function bindingCards(
  { today, published }: Turn,
  binding: readonly BindingDocument[],
  tools: TurnTools,
): Promise<Card[]> {
  if (binding.length === 0) return [];
  const { numbers } = bindingNames(binding);
  return (await tools.servedCards(today, published)).filter(({ document }) =>
    numbers.has(document),
  );
}

function withinCoverage(
  decision: Decision,
  { place }: Turn,
  binding: readonly BindingDocument[],
): Decision {
  const needsDocuments = ['policy', 'several', 'assess'].includes(decision.kind);
  return needsDocuments && place !== null && binding.length === 0
    ? { kind: 'not-covered' }
    : decision;
}

async function consult(turn: Turn, tools: TurnTools): Promise<Partial<Findings>> {
  const { decision } = turn;
  switch (decision.kind) {
    case 'danger':
      return file(turn, decision.alsoEmergency ? 'emergency_temporary_aid' : 'handoff', tools);
    case 'emergency':
      return fileAndSearch(turn, tools);
    case 'emergency-details':
      return file(turn, 'emergency_temporary_aid', tools);
    case 'clue':
      return file(turn, 'clue', tools);
    case 'handoff':
      return file(turn, 'handoff', tools);
    case 'ticket-details':
    case 'danger-details':
    case 'relieved':
      return told(await tools.addToTicket(turn), tools);
    case 'transfer':
      return file(turn, 'transfer', tools);
    case 'arrival':
      return told(await tools.noteArrival(turn, decision.arrived), tools);
    case 'read-back':
      return told(await answerReadBack(turn, decision.answer, tools), tools);
    case 'ticket-status':
      return findStatus(turn, tools);
    case 'policy':
      return {
        ...(await searchFor(turn, tools)),
        ...(await settleBeside(turn, tools)),
        notices: await tellStandard(turn, tools),
      };
    case 'several':
      return { ...(await searchForEach(turn, tools)), ...(await settleBeside(turn, tools)) };
    case 'assess':
      return {
        ...(await assess(turn, decision.programmes, tools)),
        // A first question about eligibility often asks what the document says as well.
        ...(decision.fresh ? await searchFor(turn, tools) : {}),
      };
    default:
      return {};
  }
}

function answerReadBack(
  turn: Turn,
  answer: Extract<Decision, { kind: 'read-back' }>['answer'],
  tools: TurnTools,
): Promise<FiledTicket> {
  switch (answer) {
    case 'corrected':
      return tools.addToTicket(turn);
    case 'confirmed':
      return tools.confirmTicket(turn);
    case 'amend':
      return tools.ticketInHand(turn);
  }
}

/** A ticket that lacks nothing more is read back; one that was read back keeps up with what is put right. */
async function withReadBack(
  turn: Turn,
  found: Partial<Findings>,
  tools: TurnTools,
): Promise<Partial<Findings>> {
  const { ticket } = found;
  if (ticket == null) return { ...found, restated: await restate(turn, tools) };
  if (!isReadBack(turn, ticket.kind)) return found;
  return { ...found, readBack: await tools.readBack(turn, ticket) };
}

function isReadBack(turn: Turn, kind: TicketRecord['kind']): boolean {
  const { decision } = turn;
  if (['danger', 'danger-details', 'arrival', 'relieved'].includes(decision.kind)) return false;
  if (decision.kind === 'read-back') return decision.answer === 'corrected';
  return nextForTicket(turn, kind) === 'read_back';
}

async function restate(turn: Turn, tools: TurnTools): Promise<string | null> {
  const { ticket } = turn.memory;
  if (ticket === null || ticket.readBack === 'due' || changedFacts(turn).length === 0) return null;
  const added = await tools.addToTicket(turn);
  await tools.readBack(turn, added.ticket);
  return added.ticket.number;
}

/**
 * Whoever is in need may ask in the same breath for what another clause answers. It is looked for while the ticket
 * is written down; what fails there is told once the ticket stands.
 */
async function fileAndSearch(turn: Turn, tools: TurnTools): Promise<Partial<Findings>> {
  const filing = file(turn, 'emergency_temporary_aid', tools);
  const searching = searchFor(turn, tools);
  searching.catch(() => undefined);
  return { ...(await filing), ...(await searching) };
}

async function file(
  turn: Turn,
  kind: TicketDetails['kind'],
  tools: TurnTools,
): Promise<Partial<Findings>> {
  const filing = tools.fileTicket(turn, kind);
  // Most tickets are new: who is there is asked while they are written down.
  const dutyOfNew = tools.tellDuty('new');
  dutyOfNew.catch(() => undefined);
  const filed = await filing;
  if (filed.known) return told(filed, tools);
  return { ticket: filed.ticket, ticketKnown: false, duty: await dutyOfNew };
}

/** A ticket, and what may be said of who knows of it. */
async function told({ ticket, known }: FiledTicket, tools: TurnTools): Promise<Partial<Findings>> {
  return { ticket, ticketKnown: known, duty: await tools.tellDuty(ticket) };
}

async function tellStandard({ place, today, question }: Turn, tools: TurnTools): Promise<string[]> {
  return place === null ? [] : tools.tellStandard(question, place, today);
}

/** Also where no document binds: a window helps there as well. */
async function tellOffices(
  { decision, place, today, understanding }: Turn,
  tools: TurnTools,
): Promise<OfficesTold> {
  const isAnswering = ['policy', 'several', 'assess', 'not-covered'].includes(decision.kind);
  if (place === null || !isAnswering) return nothingTold;
  return tools.tellOffices(understanding.asks, place, today);
}

/** By the number and code given, else the conversation's own ticket. */
async function findStatus(turn: Turn, tools: TurnTools): Promise<Partial<Findings>> {
  const { number, code } = turn.understanding.ticketQuery ?? {};
  if (number === undefined || code === undefined) return { status: await tools.ownStatus(turn) };
  try {
    return { status: await tools.lookUpTicket(turn, { number, code }) };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.family === 'not-found') return { status: null };
    if (error.family === 'too-many') return { waitMinutes: error.values['minutes'] ?? null };
    throw error;
  }
}
