import {
  CONTACT_MAX_CHARACTERS,
  COUNTER_EXAMPLE_MAX_CHARACTERS,
  type PublicRule,
} from '../../contracts/rule-book.ts';
import type { Replies } from '../../knowledge/replies.ts';
import { type Html, html } from '../../shared/html.ts';

/** 「这条算得不对」, as a plain form that needs no script. */
export function counterExampleForm({ id, name }: PublicRule, replies: Replies): Html {
  const key = id.replace('/', '-');
  const words = (name: string) => replies.say(`rules.form.${name}`);
  return html`<details class="wrong">
<summary>${words('open')}</summary>
<form method="post" action="/api/v1/rules/counter-examples" accept-charset="utf-8"
 aria-label="${words('open')} ${name}">
<input type="hidden" name="rule" value="${id}">
<label for="${key}-situation">${words('situation')}</label>
<p class="hint" id="${key}-situation-hint">${words('situation_hint')}</p>
<textarea id="${key}-situation" name="situation" rows="4" required
 maxlength="${COUNTER_EXAMPLE_MAX_CHARACTERS}" aria-describedby="${key}-situation-hint"></textarea>
<label for="${key}-expected">${words('expected')}</label>
<textarea id="${key}-expected" name="expected" rows="3" required
 maxlength="${COUNTER_EXAMPLE_MAX_CHARACTERS}"></textarea>
<label for="${key}-contact">${words('contact')}</label>
<p class="hint" id="${key}-contact-hint">${words('contact_hint')}</p>
<input id="${key}-contact" name="contact" type="text" maxlength="${CONTACT_MAX_CHARACTERS}"
 autocomplete="off" aria-describedby="${key}-contact-hint">
<p class="hint">${words('note')}</p>
<button type="submit">${words('send')}</button>
</form>
</details>`;
}
