import type { CalendarView, WrittenArrangement } from '../../src/contracts/calendars.ts';
import type { AnswerCard } from '../../src/contracts/cards.ts';
import type { SearchResponse } from '../../src/contracts/citations.ts';
import type {
  DutyNotice,
  Shift,
  WeeklyShift,
  WrittenShift,
  WrittenShiftException,
  WrittenWeeklyShift,
} from '../../src/contracts/duty.ts';
import type { DutyDay } from '../../src/contracts/duty-days.ts';
import type {
  ApplyImport,
  CloseRequest,
  CreatedToken,
  ImportOutcomes,
  ImportPreview,
  IntegrationOverview,
  IntegrationToken,
  NewToken,
  Resent,
} from '../../src/contracts/integration.ts';
import type { Office, WrittenOffice } from '../../src/contracts/offices.ts';
import type { Parameter, ParameterList, WrittenParameter } from '../../src/contracts/parameters.ts';
import type { Problem } from '../../src/contracts/primitives.ts';
import type { CounterExample, CounterExampleDecision } from '../../src/contracts/rule-book.ts';
import type {
  ConversationSummary,
  PolicyClause,
  PolicyDocument,
  StaffConversation,
  StaffSession,
} from '../../src/contracts/staff.ts';
import type {
  RevealedContact,
  StaffTicketDetail,
  TicketMeasure,
  TicketPage,
} from '../../src/contracts/staff-tickets.ts';

/** What the server said, in its own Chinese sentence. */
export class StaffProblem extends Error {
  readonly status: number;
  /** Which problem: `stale-version`. */
  readonly code: string;

  constructor(status: number, detail: string, code = '') {
    super(detail);
    this.name = 'StaffProblem';
    this.status = status;
    this.code = code;
  }
}

const UNREACHABLE = '连不上服务器。请检查网络，再试一次。';

export const staffApi = {
  findSession: () => get<StaffSession>('/session'),
  signIn: (username: string, password: string) =>
    call<StaffSession>('/login', post({ username, password })),
  signOut: (session: StaffSession) => call<void>('/logout', signed({ method: 'POST' }, session)),
  listConversations: () => get<ConversationSummary[]>('/staff/conversations'),
  readConversation: (id: string) =>
    get<StaffConversation>(`/staff/conversations/${encodeURIComponent(id)}`),
  listTickets: (filter: TicketFilter) =>
    get<TicketPage>(`/staff/tickets?${new URLSearchParams({ ...filter })}`),
  readTicket: (id: string) => get<StaffTicketDetail>(`/staff/tickets/${encodeURIComponent(id)}`),
  changeTicket: ({ id, version }: StaffTicketDetail, change: TicketChange, session: StaffSession) =>
    call<StaffTicketDetail>(
      `/staff/tickets/${encodeURIComponent(id)}/${change.kind}`,
      post({ version, ...change.said }, session),
    ),
  readIntegration: () => get<IntegrationOverview>('/staff/integration'),
  /** All that did not arrive, or these. */
  resendEvents: (ids: string[] | undefined, session: StaffSession) =>
    call<Resent>('/staff/integration/resends', post({ ids }, session)),
  closeEvents: (closing: CloseRequest, session: StaffSession) =>
    call<Resent>('/staff/integration/closings', post(closing, session)),
  previewImport: (text: string, session: StaffSession) =>
    call<ImportPreview>('/staff/integration/import-previews', post({ text }, session)),
  applyImport: (changes: ApplyImport, session: StaffSession) =>
    call<ImportOutcomes>('/staff/integration/imports', post(changes, session)),
  sendHistory: (from: string, session: StaffSession) =>
    call<Resent>('/staff/integration/backfills', post({ from }, session)),
  listTokens: () => get<IntegrationToken[]>('/staff/integration-tokens'),
  createToken: (token: NewToken, session: StaffSession) =>
    call<CreatedToken>('/staff/integration-tokens', post(token, session)),
  revokeToken: ({ id }: IntegrationToken, session: StaffSession) =>
    call<IntegrationToken>(
      `/staff/integration-tokens/${encodeURIComponent(id)}/revocations`,
      signed({ method: 'POST' }, session),
    ),
  revealContact: (id: string, session: StaffSession) =>
    call<RevealedContact>(`/staff/tickets/${encodeURIComponent(id)}/reveals`, post({}, session)),
  measureTickets: () => get<TicketMeasure>('/staff/ticket-measures'),
  listNotices: () => get<DutyNotice[]>('/staff/notices'),
  acknowledge: (ticketId: string, session: StaffSession) =>
    call<StaffTicketDetail>(
      `/staff/tickets/${encodeURIComponent(ticketId)}/acknowledgements`,
      signed({ method: 'POST' }, session),
    ),
  notePresence: (session: StaffSession) =>
    call<void>('/staff/presence', signed({ method: 'POST' }, session)),
  listDutyDays: () => get<DutyDay[]>('/staff/duty-days'),
  listShifts: () => get<Shift[]>('/staff/shifts'),
  addShift: (shift: WrittenShift, session: StaffSession) =>
    call<Shift>('/staff/shifts', post(shift, session)),
  removeShift: (id: string, session: StaffSession) =>
    call<void>(
      `/staff/shifts/${encodeURIComponent(id)}/removals`,
      signed({ method: 'POST' }, session),
    ),
  listWeeklyShifts: () => get<WeeklyShift[]>('/staff/weekly-shifts'),
  addWeeklyShift: (shift: WrittenWeeklyShift, session: StaffSession) =>
    call<WeeklyShift>('/staff/weekly-shifts', post(shift, session)),
  addShiftException: (id: string, exception: WrittenShiftException, session: StaffSession) =>
    call<void>(
      `/staff/weekly-shifts/${encodeURIComponent(id)}/exceptions`,
      post(exception, session),
    ),
  removeShiftException: (id: string, session: StaffSession) =>
    call<void>(
      `/staff/shift-exceptions/${encodeURIComponent(id)}/removals`,
      signed({ method: 'POST' }, session),
    ),
  readCalendar: () => get<CalendarView>('/staff/calendar'),
  addArrangement: (arrangement: WrittenArrangement, session: StaffSession) =>
    call<CalendarView>('/staff/calendar/arrangements', post(arrangement, session)),
  listDocuments: () => get<PolicyDocument[]>('/staff/documents'),
  listClauses: (documentId: string) =>
    get<PolicyClause[]>(`/staff/documents/${encodeURIComponent(documentId)}/clauses`),
  listCounterExamples: () => get<CounterExample[]>('/staff/counter-examples'),
  decideCounterExample: (id: string, decision: CounterExampleDecision, session: StaffSession) =>
    call<void>(
      `/staff/counter-examples/${encodeURIComponent(id)}/decision`,
      signed(post(decision), session),
    ),
  listCards: () => get<AnswerCard[]>('/staff/cards'),
  reviewCard: ({ id, fingerprint }: AnswerCard, session: StaffSession) =>
    call<AnswerCard>(
      `/staff/cards/${encodeURIComponent(id)}/reviews`,
      post({ fingerprint }, session),
    ),
  listParameters: () => get<ParameterList>('/staff/parameters'),
  addParameter: (parameter: WrittenParameter, session: StaffSession) =>
    call<Parameter>('/staff/parameters', post(parameter, session)),
  changeParameter: ({ id, version }: Parameter, change: ParameterChange, session: StaffSession) =>
    call<Parameter>(
      `/staff/parameters/${encodeURIComponent(id)}/${change.kind}`,
      post({ version, ...change.said }, session),
    ),
  listOffices: () => get<Office[]>('/staff/offices'),
  addOffice: (office: WrittenOffice, session: StaffSession) =>
    call<Office>('/staff/offices', post(office, session)),
  changeOffice: ({ id, version }: Office, change: OfficeChange, session: StaffSession) =>
    call<Office>(
      `/staff/offices/${encodeURIComponent(id)}/${change.kind}`,
      post({ version, ...change.said }, session),
    ),
  withdrawParameter: ({ id, version }: Parameter, reason: string, session: StaffSession) =>
    call<void>(
      `/staff/parameters/${encodeURIComponent(id)}/withdrawals`,
      post({ version, reason }, session),
    ),
  search: (words: SearchWords) => get<SearchResponse>(`/search?${queryOf(words)}`),
} as const;

/** A file of the tickets that the filter leaves. */
export function exportUrl(filter: TicketFilter, format: 'csv' | 'json'): string {
  const { sort: _, cursor: __, ...asked } = filter;
  return `/api/v1/staff/tickets/export?${new URLSearchParams({ ...asked, format })}`;
}

export const STAFF_EVENTS_URL = '/api/v1/staff/events';

export interface SearchWords {
  q: string;
  region?: string | undefined;
  /** `YYYY-MM-DD`; today when left out. */
  asOf?: string | undefined;
}

/** Of the list of tickets; empty words are left out. */
export type TicketFilter = Partial<
  Record<
    'status' | 'kind' | 'green' | 'overdue' | 'assignee' | 'region' | 'sort' | 'cursor',
    string
  >
>;

/** What is done with a ticket. */
export interface TicketChange {
  kind: 'moves' | 'changes' | 'pauses' | 'resumptions' | 'statements';
  said: object;
}

/** What is said of a figure that is known already. */
export type ParameterChange =
  | { kind: 'corrections'; said: WrittenParameter }
  | { kind: 'endings'; said: Pick<WrittenParameter, 'validUntil'> }
  | { kind: 'verifications'; said: Pick<WrittenParameter, 'verifiedOn' | 'checkDueOn'> };

/** What is said of an office that is known already. */
export type OfficeChange =
  | { kind: 'corrections'; said: WrittenOffice }
  | { kind: 'endings'; said: Pick<WrittenOffice, 'validUntil'> }
  | { kind: 'verifications'; said: Pick<WrittenOffice, 'verifiedOn' | 'checkDueOn'> };

function queryOf({ q, region, asOf }: SearchWords): string {
  const query = new URLSearchParams({ q });
  if (region) query.set('region', region);
  if (asOf) query.set('asOf', asOf);
  return query.toString();
}

function post(body: unknown, session?: StaffSession): RequestInit {
  return {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(session === undefined ? {} : { 'x-csrf-token': session.csrfToken }),
    },
    body: JSON.stringify(body),
  };
}

/** What changes something carries the session's own token. */
function signed(request: RequestInit, { csrfToken }: StaffSession): RequestInit {
  return { ...request, headers: { ...request.headers, 'x-csrf-token': csrfToken } };
}

function get<Result>(path: string): Promise<Result> {
  return call<Result>(path, {});
}

async function call<Result>(path: string, request: RequestInit): Promise<Result> {
  const response = await fetch(`/api/v1${path}`, { credentials: 'same-origin', ...request }).catch(
    () => {
      throw new StaffProblem(0, UNREACHABLE);
    },
  );
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return body as Result;
  const { detail, type } = (body ?? {}) as Partial<Problem>;
  throw new StaffProblem(response.status, detail ?? UNREACHABLE, type?.split('/').at(-1));
}
