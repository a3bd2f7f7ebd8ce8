import { html, nothing } from 'lit';
import type { Ticket } from '../../../src/contracts/tickets.ts';
import { momentInWords } from '../../shared/time-words.ts';
import { TICKET_KIND_WORDS, TICKET_STATUS_WORDS } from '../../shared/words.ts';
import { STRINGS } from '../strings.ts';
import type { Actions } from './actions.ts';

export function ticketView(ticket: Ticket, actions: Actions) {
  const progress = actions.ticketProgress(ticket.number);
  const { status, dueAt, deadline } = progress ?? ticket;
  return html`
    <section class="card ticket" aria-label=${STRINGS.ticket}>
      <h3>${STRINGS.ticket} · ${TICKET_KIND_WORDS[ticket.kind]}</h3>
      <dl>
        <div><dt>${STRINGS.ticketNumber}</dt><dd class="code">${ticket.number}</dd></div>
        <div><dt>${STRINGS.ticketCode}</dt><dd class="code">${ticket.code}</dd></div>
        <div><dt>${STRINGS.ticketStatus}</dt><dd>${TICKET_STATUS_WORDS[status]}</dd></div>
        <div>
          <dt>${STRINGS.ticketDue}</dt>
          <dd>${dueAt === null ? STRINGS.ticketNoDue : momentInWords(dueAt)}</dd>
        </div>
        ${progress === undefined ? nothing : nextStepView(progress.nextStep)}
      </dl>
      ${
        deadline?.certainty === 'provisional'
          ? html`<p class="quiet">${STRINGS.ticketProvisional}</p>`
          : nothing
      }
      ${status === 'paid' ? arrivalView(ticket, actions) : nothing}
      <p>${STRINGS.ticketKeep}</p>
      <button
        type="button"
        class="plain"
        @click=${() => actions.refreshTicket(ticket.number, ticket.code)}
      >${STRINGS.ticketRefresh}</button>
      <a
        class="page"
        href=${actions.ticketAddress(ticket.number, ticket.code)}
        target="_blank"
        rel="noopener"
      >${STRINGS.ticketPage}</a>
    </section>
  `;
}

function arrivalView({ number, code }: Ticket, actions: Actions) {
  const say = (arrived: boolean) => () => actions.tellArrival(number, { code, arrived });
  return html`
    <div class="arrival" role="group" aria-label=${STRINGS.ticketArrivedQuestion}>
      <p>${STRINGS.ticketArrivedQuestion}</p>
      <button type="button" class="plain" @click=${say(true)}>${STRINGS.ticketArrived}</button>
      <button type="button" class="plain" @click=${say(false)}>${STRINGS.ticketNotArrived}</button>
    </div>
  `;
}

function nextStepView(nextStep: string) {
  return html`<div><dt>${STRINGS.ticketNext}</dt><dd>${nextStep}</dd></div>`;
}
