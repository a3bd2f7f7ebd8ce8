import type { Assessment, AssessmentRequest } from './contracts/assessments.ts';
import type { Audit, AuditRequest } from './contracts/audit.ts';
import type { ArrangementStatement, CalendarView } from './contracts/calendars.ts';
import type { AnswerCard, ReviewCard } from './contracts/cards.ts';
import type { SearchRequest, SearchResponse } from './contracts/citations.ts';
import type {
  Conversation,
  ConversationStarted,
  Feedback,
  Message,
  Reply,
  StartConversation,
} from './contracts/conversations.ts';
import type { Deadline, DeadlineRequest } from './contracts/deadlines.ts';
import type {
  DutyNotice,
  Shift,
  ShiftExceptionStatement,
  ShiftStatement,
  WeeklyShift,
  WeeklyShiftStatement,
} from './contracts/duty.ts';
import type { DutyDay } from './contracts/duty-days.ts';
import type {
  ApplyImport,
  BackfillRequest,
  CloseRequest,
  CreatedToken,
  ImportChanges,
  ImportOutcomes,
  ImportPreview,
  ImportPreviewRequest,
  IntegrationOverview,
  IntegrationToken,
  NewToken,
  NoticePage,
  NoticePageRequest,
  ResendRequest,
  Resent,
  TicketExportRequest,
  TokenScope,
} from './contracts/integration.ts';
import type {
  CorrectOffice,
  EndOffice,
  Office,
  OfficeListRequest,
  OfficeStatement,
  VerifyOffice,
} from './contracts/offices.ts';
import type {
  CorrectParameter,
  EndParameter,
  Parameter,
  ParameterList,
  ParameterListRequest,
  ParameterStatement,
  VerifyParameter,
  WithdrawParameter,
} from './contracts/parameters.ts';
import type { Receipt } from './contracts/receipts.ts';
import type {
  CounterExample,
  CounterExampleDecision,
  CounterExampleFiled,
  CounterExampleRequest,
  RuleBook,
} from './contracts/rule-book.ts';
import type {
  ConversationSummary,
  PolicyClause,
  PolicyDocument,
  StaffAccount,
  StaffConversation,
} from './contracts/staff.ts';
import type {
  ChangeTicket,
  MoveTicket,
  NoteStatement,
  PauseTicket,
  ResumeTicket,
  RevealContact,
  RevealedContact,
  StaffTicketDetail,
  TicketListRequest,
  TicketMeasure,
  TicketPage,
} from './contracts/staff-tickets.ts';
import type {
  CitizenArrival,
  CitizenMove,
  CodeQuery,
  TicketStanding,
} from './contracts/tickets.ts';

/** The service without HTTP. Refusals are `DomainError`s; everything else thrown is a bug or an outage. */
export interface Assistant {
  conversations: Conversations;
  tools: DeterministicTools;
  tickets: CitizenTickets;
  ticketPages: TicketPages;
  rules: PublicRules;
  receipts: ReceiptDesk;
  staff: StaffDesk;
  parameters: ParameterDesk;
  cards: CardDesk;
  offices: OfficeDesk;
  calendar: CalendarDesk;
  integration: IntegrationDesk;
  machines: MachineDesk;
  duty: DutyDesk;
  accounts: Accounts;
  /** Chinese sentences for problems, by code, with `{placeholders}`; `internal` is the fallback. */
  problemText(code: string, values: Readonly<Record<string, string>>): string;
  /** What may stand under a key of a request, in Chinese, by the code of `replies/allowed.yaml`. */
  allowedText(code: string, values: Readonly<Record<string, string>>): string;
  readiness(): Promise<Readiness>;
  close(): Promise<void>;
}

export interface Conversations {
  start(request: StartConversation): Promise<ConversationStarted>;
  /** Throws `unauthorised` for a wrong token and `not-found` for a foreign or erased id. */
  authorise(id: string, token: string): Promise<void>;
  /**
   * One turn. The same `clientId` with the same text returns the stored reply; with another text it is a
   * `conflict`.
   */
  say(turn: { conversationId: string; text: string; clientId?: string } & Hears): Promise<Reply>;
  read(id: string): Promise<Conversation>;
  /** Every message with `seq` above the one given, in order: what a socket missed. */
  messagesAfter(id: string, seq: number): Promise<Message[]>;
  erase(id: string): Promise<void>;
  giveFeedback(messageId: string, token: string, feedback: Feedback): Promise<void>;
}

/** What whoever sends a message hears before its reply. */
export interface Hears {
  /** Once the citizen's message is stored, with its `seq`. */
  onAccepted?: (seq: number) => void;
  /** What may be shown of a model's reply while it is being written; nothing after the reply. */
  onDelta?: (delta: { seq: number; text: string }) => void;
}

export interface DeterministicTools {
  search(request: SearchRequest): Promise<SearchResponse>;
  assess(request: AssessmentRequest): Promise<Assessment>;
  countDeadline(request: DeadlineRequest): Promise<Deadline>;
}

/** The rules as everybody may read them. */
export interface PublicRules {
  read(): Promise<RuleBook>;
  /** The same for people: a whole page of HTML. */
  page(): Promise<string>;
  receivedPage(): string;
  refusedPage(sentence: string): string;
  /** Throws `unknown-rule`. */
  fileCounterExample(request: CounterExampleRequest): Promise<CounterExampleFiled>;
}

/** What answers rested on. */
export interface ReceiptDesk {
  /** Look-up codes of tickets are hidden. Throws `receipt-not-found`. */
  readForStaff(code: string): Promise<Receipt>;
  /** Throws `receipt-not-found` also for whoever does not hold its conversation. */
  readForCitizen(code: string, token: string): Promise<Receipt>;
}

export interface CounterExampleDesk {
  /** Those that wait first, then the newest. */
  list(): Promise<CounterExample[]>;
  /** Throws `stale-version` where somebody has decided already. */
  decide(id: string, decision: CounterExampleDecision, decidedBy: string): Promise<void>;
}

/**
 * A ticket by its number and its code; a wrong code and an unknown number are both `ticket-not-found`. Tries with a
 * wrong code are counted by the ticket and by who asks.
 */
export interface CitizenTickets {
  lookUp(asked: CodeQuery): Promise<TicketStanding>;
  /** Takes the ticket back, or has it opened again. */
  move(asked: Asked, move: CitizenMove): Promise<TicketStanding>;
  /** Says whether what was paid has arrived; where it has not, the ticket is opened again. */
  tellArrival(asked: Asked, arrival: CitizenArrival): Promise<TicketStanding>;
}

/** The page of a ticket, as HTML. */
export interface TicketPages {
  form(): string;
  /** With a sentence why no ticket is shown, and the number as it was typed. */
  refused(sentence: string, number: string): string;
  ticket(standing: TicketStanding, asked: Pick<CodeQuery, 'number' | 'code'>): string;
}

type Asked = Pick<CodeQuery, 'number' | 'from'>;

/**
 * What operators and supervisors do with tickets. A change of an old version is `stale-version` and says
 * how the ticket stands now; every change answers with the ticket as it stands then.
 */
export interface StaffTicketDesk {
  list(request: TicketListRequest): Promise<TicketPage>;
  read(id: string, account: StaffAccount): Promise<StaffTicketDetail>;
  move(id: string, move: MoveTicket, account: StaffAccount): Promise<StaffTicketDetail>;
  change(id: string, change: ChangeTicket, account: StaffAccount): Promise<StaffTicketDetail>;
  pause(id: string, pause: PauseTicket, account: StaffAccount): Promise<StaffTicketDetail>;
  resume(id: string, resume: ResumeTicket, account: StaffAccount): Promise<StaffTicketDetail>;
  /** What the operator knows it to say, beside what the citizen confirmed. */
  note(id: string, note: NoteStatement, account: StaffAccount): Promise<StaffTicketDetail>;
  /** How to reach the citizen, and where they are; who looked is an event of the ticket. */
  reveal(id: string, reveal: RevealContact, account: StaffAccount): Promise<RevealedContact>;
  /** Of what was paid, what arrived. */
  measure(): Promise<TicketMeasure>;
}

export interface StaffDesk {
  listConversations(): Promise<ConversationSummary[]>;
  readConversation(id: string): Promise<StaffConversation>;
  tickets: StaffTicketDesk;
  listDocuments(): Promise<PolicyDocument[]>;
  listClauses(documentId: string): Promise<PolicyClause[]>;
  counterExamples: CounterExampleDesk;
  /** Something an operator sees has changed; the payload names what. Resolves to the way to stop. */
  watch(onChange: (change: StaffChange) => void): Promise<() => Promise<void>>;
}

/** The figures that places publish. `username` is whoever enters it; a change of an old version is a `conflict`. */
export interface ParameterDesk {
  /** Those whose check is overdue first. */
  listParameters(request: ParameterListRequest): Promise<ParameterList>;
  addParameter(statement: ParameterStatement, username: string): Promise<Parameter>;
  correctParameter(id: string, correction: CorrectParameter, username: string): Promise<Parameter>;
  endParameter(id: string, ending: EndParameter, username: string): Promise<Parameter>;
  verifyParameter(id: string, verified: VerifyParameter, username: string): Promise<Parameter>;
  /** It was a mistake: from now on there is none, and it can only be entered anew. */
  withdrawParameter(id: string, withdrawal: WithdrawParameter, username: string): Promise<void>;
}

/** The answer cards beside their clauses as they stand today. */
export interface CardDesk {
  /** Those out of service first, the newest change of a document before older ones. */
  listCards(): Promise<AnswerCard[]>;
  /** Throws a `conflict` where the card does not fit its clauses, or is not what was looked at any more. */
  reviewCard(id: string, seen: ReviewCard, username: string): Promise<AnswerCard>;
}

/** The windows where people apply and ask. `username` is whoever enters it; a change of an old version is a `conflict`. */
export interface OfficeDesk {
  /** Those whose check is overdue first. */
  listOffices(request: OfficeListRequest): Promise<Office[]>;
  addOffice(statement: OfficeStatement, username: string): Promise<Office>;
  correctOffice(id: string, correction: CorrectOffice, username: string): Promise<Office>;
  endOffice(id: string, ending: EndOffice, username: string): Promise<Office>;
  verifyOffice(id: string, verified: VerifyOffice, username: string): Promise<Office>;
}

/** The years as the State Council arranged them. */
export interface CalendarDesk {
  read(): Promise<CalendarView>;
  /** Throws what is wrong with it; a change of an old version is a `conflict`. */
  add(statement: ArrangementStatement, username: string): Promise<CalendarView>;
}

/** Who is on duty, and what somebody has to say that they know of. */
export interface DutyDesk {
  /** What nobody has acknowledged: danger first, then the earliest raised. */
  listNotices(account: StaffAccount): Promise<DutyNotice[]>;
  /**
   * Whoever asks knows of the ticket from now on; a second time, or with nothing to acknowledge, nothing happens.
   * Operators acknowledge what goes to those on duty, supervisors everything. Throws `ticket-not-found`.
   */
  acknowledge(ticketId: string, account: StaffAccount): Promise<StaffTicketDetail>;
  /** Those of a single time that have not ended, the earliest begun first. */
  listShifts(): Promise<Shift[]>;
  /** Seven days from today on: who is on duty when, and when nobody is. */
  listComingDays(): Promise<DutyDay[]>;
  addShift(statement: ShiftStatement, username: string): Promise<Shift>;
  /** Also a weekly one. Throws `shift-not-found`. */
  removeShift(id: string, username: string): Promise<void>;
  /** Those that repeat every week, in the order in which they were entered. */
  listWeeklyShifts(): Promise<WeeklyShift[]>;
  addWeeklyShift(statement: WeeklyShiftStatement, username: string): Promise<WeeklyShift>;
  /** On one day nobody is there, or somebody else. Throws `shift-not-found`. */
  addShiftException(id: string, said: ShiftExceptionStatement, username: string): Promise<void>;
  /** The day is like every other week again. Throws `shift-not-found`. */
  removeShiftException(id: string, username: string): Promise<void>;
}

/** How tickets go to the city's other systems. `username` is whoever does it; it is written down. */
export interface IntegrationDesk {
  overview(): Promise<IntegrationOverview>;
  /** Sends anew what could not be delivered. */
  resend(request: ResendRequest, username: string): Promise<Resent>;
  /** Gives up for good what could not be delivered, with the reason. */
  close(request: CloseRequest, username: string): Promise<Resent>;
  /** Sends what happened from a day on and before sending began; what was sent once is not sent again. */
  backfill(request: BackfillRequest, username: string): Promise<Resent>;
  /** What a file of changes would do; nothing is changed. */
  previewImport(request: ImportPreviewRequest, username: string): Promise<ImportPreview>;
  /** Does what somebody saw in the preview; what has changed since is refused. */
  applyImport(request: ApplyImport, username: string): Promise<ImportOutcomes>;
  /** The latest first. */
  listTokens(): Promise<IntegrationToken[]>;
  createToken(token: NewToken, username: string): Promise<CreatedToken>;
  /** Throws `token-not-found`. */
  revokeToken(id: string, username: string): Promise<IntegrationToken>;
  /** A file of tickets, piece by piece, personal data masked. */
  exportTickets(request: TicketExportRequest, username: string): Promise<AsyncIterable<string>>;
}

/** What other systems do here. */
export interface MachineDesk {
  /** The name of the system; throws `integration-token`, or `integration-scope` for a token of another kind. */
  authorise(secret: string, scope: TokenScope): Promise<string>;
  /** Throws `cursor-unknown` for a cursor of another history. */
  readEvents(request: NoticePageRequest): Promise<NoticePage>;
  /** `system` is whose changes they are. */
  importChanges(request: ImportChanges, system: string): Promise<ImportOutcomes>;
}

/** Finds and names what was changed in tickets and receipts by other ways than the service's own. */
export type RunAudit = (request?: AuditRequest) => Promise<Audit>;

export type StaffChange = { what: 'conversation' | 'ticket'; id: string };

export interface Accounts {
  /** Throws `unauthorised` (`wrong-password`); locks for a while after repeated failures. */
  signIn(username: string, password: string): Promise<{ secret: string; session: AccountSession }>;
  findSession(secret: string): Promise<AccountSession | undefined>;
  signOut(secret: string): Promise<void>;
  /** Whoever holds the session has touched the console: they are there. */
  noteActivity(secret: string): Promise<void>;
}

export interface AccountSession {
  account: StaffAccount;
  csrfToken: string;
}

export interface Readiness {
  ready: boolean;
  /** In English, for administrators: what works less well than it could, e.g. no text-search index. */
  degraded: string[];
}
