import {
  CONTACT_MAX_CHARACTERS,
  COUNTER_EXAMPLE_MAX_CHARACTERS,
  type PublicRule,
} from '../../contracts/rule-book.ts';
import type { Replies } from '../../knowledge/replies.ts';
import { type Html, html } from './html.ts';

/** 「这条算得不对」, as a plain form that needs no script. */
export function counterExampleForm({ id, name }: PublicRule, replies: Replies): Html {
  const key = id.replace('/', '-');
  return html`<details class="wrong">
<summary>${replies.say('rules.form.open')}</summary>
<form method="post" action="/api/v1/rules/counter-examples" accept-charset="utf-8" aria-label="${replies.say('rules.form.open')} ${name}">
<input type="hidden" name="rule" value="${id}">
<label for="${key}-situation">${replies.say('rules.form.situation')}</label>
<p class="hint" id="${key}-situation-hint">${replies.say('rules.form.situation_hint')}</p>
<textarea id="${key}-situation" name="situation" rows="4" required maxlength="${COUNTER_EXAMPLE_MAX_CHARACTERS}" aria-describedby="${key}-situation-hint"></textarea>
<label for="${key}-expected">${replies.say('rules.form.expected')}</label>
<textarea id="${key}-expected" name="expected" rows="3" required maxlength="${COUNTER_EXAMPLE_MAX_CHARACTERS}"></textarea>
<label for="${key}-contact">${replies.say('rules.form.contact')}</label>
<p class="hint" id="${key}-contact-hint">${replies.say('rules.form.contact_hint')}</p>
<input id="${key}-contact" name="contact" type="text" maxlength="${CONTACT_MAX_CHARACTERS}" autocomplete="off" aria-describedby="${key}-contact-hint">
<p class="hint">${replies.say('rules.form.note')}</p>
<button type="submit">${replies.say('rules.form.send')}</button>
</form>
</details>`;
}
