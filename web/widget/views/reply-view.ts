import { html, nothing } from 'lit';
import type { Reply } from '../../../src/contracts/conversations.ts';
import type { Ticket } from '../../../src/contracts/tickets.ts';
import { STRINGS } from '../strings.ts';
import type { Actions } from './actions.ts';
import { assessmentView } from './assessment-view.ts';
import { citationsView } from './citation-view.ts';
import { markdownView } from './markdown-view.ts';
import { safetyView } from './safety-view.ts';
import { ticketView } from './ticket-view.ts';

/** @param ticket the newest state of the reply's ticket. */
export function replyView(shown: { reply: Reply; ticket: Ticket | null }, actions: Actions) {
  const { reply, ticket } = shown;
  const isGreeting = reply.seq === 1;
  return html`
    <p class="label">${labelOf(reply)}</p>
    ${reply.safety === null ? nothing : safetyView(reply.safety)}
    <div class="words">
      ${markdownView(reply.text, (n) => actions.showCitation(reply.id, n))}
    </div>
    ${ticket === null ? nothing : ticketView(ticket, actions)}
    ${reply.assessment === null ? nothing : assessmentView(reply.assessment, reply.text)}
    ${citationsView(reply.citations)} ${noticesView(reply.notices)} ${isGreeting ? nothing : footView(reply, actions)}
  `;
}

function labelOf({ generatedBy, citations, assessment }: Reply): string {
  if (generatedBy === 'model') return STRINGS.byModel;
  return citations.length > 0 || assessment !== null ? STRINGS.byRules : STRINGS.automatic;
}

function noticesView(notices: readonly string[]) {
  if (notices.length === 0) return nothing;
  return html`<ul class="notices">
    ${notices.map((notice) => html`<li>${notice}</li>`)}
  </ul>`;
}

function footView(reply: Reply, actions: Actions) {
  return html`
    <p class="quiet foot">
      ${reply.region === null ? nothing : html`<span>${STRINGS.appliesTo}：${reply.region.path}</span>`}
      <span>${STRINGS.receipt}：${reply.receipt}</span>
    </p>
    ${feedbackView(reply, actions)}
  `;
}

const ASKED_FOR_FEEDBACK: ReadonlySet<Reply['kind']> = new Set([
  'answer',
  'assessment',
  'cannot_answer',
]);

function feedbackView({ id, kind }: Reply, actions: Actions) {
  if (!ASKED_FOR_FEEDBACK.has(kind)) return nothing;
  if (actions.hasFeedback(id)) return html`<p class="quiet" role="status">${STRINGS.thanks}</p>`;
  return html`
    <div class="feedback" role="group" aria-label=${STRINGS.helpful}>
      <span class="quiet">${STRINGS.helpful}</span>
      <button type="button" class="plain" @click=${() => actions.giveFeedback(id, true)}>${STRINGS.yes}</button>
      <button type="button" class="plain" @click=${() => actions.giveFeedback(id, false)}>${STRINGS.no}</button>
    </div>
  `;
}
