import type { CodeQuery, TicketStanding } from '../../contracts/tickets.ts';
import type { Replies } from '../../knowledge/replies.ts';
import { citizenPage } from '../../shared/citizen-page.ts';
import { type Html, html, nothing } from '../../shared/html.ts';
import type { CalendarWords } from '../../working-days/calendar-data.ts';
import { deadlineInWords } from '../../working-days/deadline-in-words.ts';

export interface TicketPageNeeds {
  replies: Replies;
  calendars: { words: CalendarWords };
}

type Asked = Pick<CodeQuery, 'number' | 'code'>;

/**
 * A ticket as a page of its own, for whoever has its number and code. It needs no script; the code travels in
 * the body of a form or behind the # of the address, which no server is sent and no log keeps.
 */
export function createTicketPages({ replies, calendars }: TicketPageNeeds) {
  const words = (key: string) => replies.say(`tickets.page.${key}`);
  const page = (main: Html) =>
    citizenPage({
      ...{ title: words('title'), description: words('lead'), main, style: 'ticket' },
      lead: html`<p>${words('lead')}</p>
<p class="call">${words('call')} <a href="tel:12345">12345</a></p>`,
      footer: html`<p><a href="/">${words('home')}</a></p>`,
      script: '/ticket.js',
    });

  return {
    /** Asks for number and code. */
    form: (): string => page(lookUpForm(words)),
    /** A sentence why it is not shown, above the form with what was typed. */
    refused: (sentence: string, number: string): string =>
      page(html`<p class="notice" role="alert">${sentence}</p>
${lookUpForm(words, number)}`),
    ticket(standing: TicketStanding, asked: Asked): string {
      const { dueAt, deadline } = standing;
      const due =
        deadline === null || dueAt === null ? null : deadlineInWords(deadline, calendars.words);
      return page(html`<section aria-labelledby="number">
<h2 id="number">${words('number')} ${standing.number}</h2>
<dl>
${entry(words('kind'), words(`kinds.${standing.kind}`))}
${entry(words('status'), replies.say(`tickets.status.${standing.status}`))}
${entry(words('due'), due ?? words('no_due'))}
${entry(words('next'), standing.nextStep)}
</dl>
</section>
${standing.takesArrival ? arrivalForm(words, asked) : nothing}
${keep(words, { ...asked, number: standing.number })}`);
    },
  };
}

type Words = (key: string) => string;

function entry(name: string, value: string): Html {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function lookUpForm(words: Words, number = ''): Html {
  return html`<form method="post" action="/ticket" accept-charset="utf-8" id="look-up">
<label for="number">${words('number')}</label>
<input id="number" name="number" type="text" required maxlength="100" autocomplete="off"
 autocapitalize="characters" spellcheck="false" value="${number}" aria-describedby="number-hint">
<p class="hint" id="number-hint">${words('number_hint')}</p>
<label for="code">${words('code')}</label>
<input id="code" name="code" type="text" required maxlength="100" autocomplete="off"
 autocapitalize="characters" spellcheck="false" aria-describedby="code-hint">
<p class="hint" id="code-hint">${words('code_hint')}</p>
<button type="submit">${words('look_up')}</button>
</form>`;
}

function arrivalForm(words: Words, asked: Asked): Html {
  return html`<form method="post" action="/ticket/arrivals" accept-charset="utf-8" class="arrival">
<h2>${words('arrived_question')}</h2>
${hidden(asked)}
<button type="submit" name="arrived" value="yes">${words('arrived')}</button>
<label for="reason">${words('reason')}</label>
<input id="reason" name="reason" type="text" maxlength="500" autocomplete="off">
<button type="submit" name="arrived" value="no">${words('not_arrived')}</button>
</form>`;
}

/** Looked at again without typing, and an address that can be kept or sent on. */
function keep(words: Words, { number, code }: Asked): Html {
  const address = `/ticket#${encodeURIComponent(number)}/${encodeURIComponent(code)}`;
  return html`<form method="post" action="/ticket" accept-charset="utf-8">
${hidden({ number, code })}
<button type="submit">${words('again')}</button>
</form>
<p><a href="${address}">${words('address')}</a></p>
<p class="hint">${words('address_hint')}</p>
<p><a href="/ticket">${words('another')}</a></p>`;
}

function hidden({ number, code }: Asked): Html {
  return html`<input type="hidden" name="number" value="${number}">
<input type="hidden" name="code" value="${code}">`;
}
