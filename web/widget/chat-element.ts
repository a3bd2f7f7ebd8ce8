import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { TicketStatusView } from '../../src/contracts/tickets.ts';
import { ChatSession } from './chat-session.ts';
import { type ChatStore, createChatStore, keepTextSize, readTextSize } from './chat-store.ts';
import { createHttpApi } from './http-api.ts';
import { STRINGS } from './strings.ts';
import { styles } from './styles.ts';
import type { CitizenEntry } from './transcript.ts';
import type { Actions } from './views/actions.ts';
import { composerView, isSendable } from './views/composer-view.ts';
import { draftView, entryView } from './views/entry-view.ts';
import { headerView } from './views/header-view.ts';

const TEXT_SIZES_PX = [18, 21, 24, 28] as const;

/** `<warmline-chat server="https://…" region="如皋" theme="dark">`: the citizens' conversation. */
export class ChatElement extends LitElement implements Actions {
  static override styles = styles;
  static override properties = {
    server: { type: String },
    region: { type: String },
    theme: { type: String, reflect: true },
    isErasing: { state: true },
  };

  declare server: string;
  declare region: string | undefined;
  declare theme: string | undefined;
  declare isErasing: boolean;
  #session: ChatSession | undefined;
  #store: ChatStore | undefined;
  #draft = '';
  #textSize = 0;
  #shown = 0;
  readonly #progress = new Map<string, TicketStatusView>();
  readonly #rated = new Set<string>();
  readonly #wake = () => this.#session?.wake();

  constructor() {
    super();
    this.server = location.origin;
    this.isErasing = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#textSize = readTextSize();
    this.#store = createChatStore(this.server);
    this.#draft = this.#store.read().draft;
    this.#session = new ChatSession({
      origin: this.server,
      region: this.region,
      api: createHttpApi(this.server),
      store: this.#store,
      onChange: () => this.requestUpdate(),
    });
    void this.#session.start();
    window.addEventListener('online', this.#wake);
    document.addEventListener('visibilitychange', this.#wake);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#session?.stop();
    window.removeEventListener('online', this.#wake);
    document.removeEventListener('visibilitychange', this.#wake);
  }

  /** Sends a question as if it had been typed. */
  ask(text: string): void {
    this.#session?.say(text);
    this.#log()?.focus({ preventScroll: true });
  }

  sendAgain(entry: CitizenEntry): void {
    this.#session?.sendAgain(entry);
  }

  edit(entry: CitizenEntry): void {
    this.#setDraft(this.#session?.takeBack(entry) ?? '');
    this.renderRoot.querySelector('textarea')?.focus();
  }

  showCitation(replyId: string, n: number): void {
    const article = this.renderRoot.querySelector(`[data-reply="${replyId}"]`);
    const card = article?.querySelector<HTMLDetailsElement>(`details[data-n="${n}"]`);
    if (card === null || card === undefined) return;
    card.open = true;
    card.querySelector('summary')?.focus();
  }

  refreshTicket(number: string, code: string): void {
    this.#follow(this.#session?.lookUpTicket(number, code));
  }

  tellArrival(number: string, said: { code: string; arrived: boolean }): void {
    this.#follow(this.#session?.tellArrival(number, said));
  }

  #follow(answer: Promise<TicketStatusView> | undefined): void {
    answer?.then(
      (view) => {
        this.#progress.set(view.number, view);
        this.requestUpdate();
      },
      (error: Error) => this.#tell(error),
    );
  }

  ticketAddress(number: string, code: string): string {
    return `${this.server}/ticket#${encodeURIComponent(number)}/${encodeURIComponent(code)}`;
  }

  ticketProgress(number: string): TicketStatusView | undefined {
    return this.#progress.get(number);
  }

  giveFeedback(messageId: string, helpful: boolean): void {
    this.#rated.add(messageId);
    this.#session?.giveFeedback(messageId, helpful).catch((error: Error) => this.#tell(error));
    this.requestUpdate();
  }

  hasFeedback(messageId: string): boolean {
    return this.#rated.has(messageId);
  }

  override render() {
    const session = this.#session;
    if (session === undefined) return nothing;
    const size = TEXT_SIZES_PX[this.#textSize] ?? TEXT_SIZES_PX[0];
    this.style.fontSize = `${size}px`;
    return html`<div class="frame">
      ${headerView((by) => this.#resize(by))}
      <div class="log" role="log" aria-live="polite" aria-label=${STRINGS.log} tabindex="0">
        ${repeat(
          session.transcript.entries,
          (entry) => entry.key,
          (entry) => entryView(entry, session.transcript, this),
        )}
        ${session.draft === undefined ? nothing : draftView(session.draft.text)}
        ${this.#suggestions(session)} ${this.#eraser(session)}
      </div>
      ${statusView(session)}
      ${composerView({
        draft: this.#draft,
        onInput: (text) => this.#setDraft(text),
        onSend: () => this.#send(),
      })}
    </div>`;
  }

  protected override updated(_changed: PropertyValues): void {
    const { transcript, draft } = this.#session ?? {};
    // A reply takes the place of its draft: nobody is taken back to the beginning of what they read.
    const shown = (transcript?.entries.length ?? 0) + (draft === undefined ? 0 : 1);
    if (shown > this.#shown) this.#scrollToNewest();
    this.#shown = shown;
  }

  /** A long answer is read from its beginning, below the question it answers. */
  #scrollToNewest(): void {
    const log = this.#log();
    const articles = this.renderRoot.querySelectorAll<HTMLElement>('article');
    const newest = articles[articles.length - 1];
    if (log === null || newest === undefined) return;
    const before = articles[articles.length - 2];
    const isAnswer = !newest.classList.contains('citizen');
    const fits = before !== undefined && before.offsetHeight < log.clientHeight / 3;
    const first = isAnswer && before !== undefined && fits ? before : newest;
    log.scrollTop = first.offsetTop - 8;
  }

  #suggestions({ transcript }: ChatSession) {
    const last = transcript.entries[transcript.entries.length - 1];
    if (last?.from !== 'assistant' || last.reply.suggestions.length === 0) return nothing;
    return html`<div class="suggestions" role="group" aria-label=${STRINGS.suggestions}>
      <p class="quiet">${STRINGS.suggestions}</p>
      ${last.reply.suggestions.map(
        (text) => html`<button type="button" @click=${() => this.ask(text)}>${text}</button>`,
      )}
    </div>`;
  }

  #eraser({ transcript }: ChatSession) {
    if (transcript.citizens().length === 0) return nothing;
    if (!this.isErasing)
      return html`<p class="erase">
        <button type="button" class="plain" @click=${() => this.#askToErase(true)}>${STRINGS.erase}</button>
      </p>`;
    return html`<div class="erase" role="alert">
      <p>${STRINGS.eraseSure}</p>
      <button type="button" class="plain" @click=${() => this.#askToErase(false)}>${STRINGS.eraseNo}</button>
      <button type="button" @click=${() => this.#erase()}>${STRINGS.eraseYes}</button>
    </div>`;
  }

  #askToErase(isErasing: boolean): void {
    this.isErasing = isErasing;
  }

  #erase(): void {
    this.isErasing = false;
    this.#progress.clear();
    this.#session?.erase().catch((error: Error) => this.#tell(error));
  }

  #send(): void {
    const text = this.#draft.trim();
    if (!isSendable(text)) return;
    this.#setDraft('');
    const field = this.renderRoot.querySelector('textarea');
    if (field !== null) field.style.height = '';
    this.#session?.say(text);
  }

  #setDraft(text: string): void {
    this.#draft = text;
    this.#store?.update({ draft: text });
    this.requestUpdate();
  }

  #resize(by: number): void {
    const last = TEXT_SIZES_PX.length - 1;
    this.#textSize = Math.max(0, Math.min(last, this.#textSize + by));
    keepTextSize(this.#textSize);
    this.requestUpdate();
  }

  #tell(error: Error): void {
    if (this.#session !== undefined) this.#session.notice = error.message;
    this.requestUpdate();
  }

  #log(): HTMLElement | null {
    return this.renderRoot.querySelector('.log');
  }
}

function statusView({ notice, phase, isLive, transcript }: ChatSession) {
  const isLate = transcript
    .citizens()
    .some(({ attempts, delivery }) => attempts > 0 && delivery !== 'done');
  const words = notice || (phase === 'starting' ? STRINGS.connecting : '');
  const trouble = words === '' && !isLive && isLate ? STRINGS.reconnecting : words;
  return html`<div role="status">
    ${trouble === '' ? nothing : html`<p class="notice">${trouble}</p>`}
  </div>`;
}
