import { html, nothing } from 'lit';
import { STRINGS } from '../strings.ts';
import type { CitizenEntry, Entry, OperatorEntry, Transcript } from '../transcript.ts';
import type { Actions } from './actions.ts';
import { markdownView } from './markdown-view.ts';
import { replyView } from './reply-view.ts';

export function entryView(entry: Entry, transcript: Transcript, actions: Actions) {
  if (entry.from === 'citizen') return citizenView(entry, actions);
  if (entry.from === 'operator') return operatorView(entry);
  const { reply } = entry;
  const ticket = reply.ticket === null ? null : transcript.newest(reply.ticket);
  const kind = reply.safety === null ? reply.kind : 'safety';
  return html`<article class="assistant ${kind}" data-seq=${entry.seq} data-reply=${reply.id}>
    ${replyView({ reply, ticket }, actions)}
  </article>`;
}

/** What is still being written is seen and not read out: the whole reply is, once. */
export function draftView(text: string) {
  return html`<article class="assistant" aria-hidden="true">
    <p class="label">${STRINGS.byModel}</p>
    <div class="words">${markdownView(text, () => undefined)}</div>
    <p class="quiet">${STRINGS.writing}</p>
  </article>`;
}

function operatorView({ name, text }: OperatorEntry) {
  const label = name === '' ? STRINGS.operator : `${STRINGS.operator} · ${name}`;
  return html`<article class="operator">
    <p class="label">${label}</p>
    <div class="words plain-text">${text}</div>
  </article>`;
}

const DELIVERY_WORDS = {
  waiting: STRINGS.waiting,
  sending: STRINGS.sending,
  answering: STRINGS.answering,
  done: '',
} as const;

function citizenView(entry: CitizenEntry, actions: Actions) {
  return html`<article class="citizen ${entry.delivery}">
    <p class="label">${STRINGS.you}</p>
    <div class="words plain-text">${entry.text}</div>
    ${entry.delivery === 'failed' ? failedView(entry, actions) : deliveryView(entry.delivery)}
  </article>`;
}

function deliveryView(delivery: keyof typeof DELIVERY_WORDS) {
  const words = DELIVERY_WORDS[delivery];
  return words === '' ? nothing : html`<p class="delivery">${words}</p>`;
}

function failedView(entry: CitizenEntry, actions: Actions) {
  return html`
    <p class="delivery failure">
      <span aria-hidden="true">!</span> ${STRINGS.failed}${entry.refusal === undefined ? '' : `：${entry.refusal}`}
    </p>
    <button type="button" class="plain" @click=${() => actions.sendAgain(entry)}>${STRINGS.again}</button>
    <button type="button" class="plain" @click=${() => actions.edit(entry)}>${STRINGS.edit}</button>
  `;
}
