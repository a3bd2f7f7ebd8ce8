import { html } from 'lit';
import type { Safety } from '../../../src/contracts/conversations.ts';
import { TELEPHONE_WORDS } from '../../shared/words.ts';
import { STRINGS } from '../strings.ts';

export function safetyView({ call }: Safety) {
  return html`
    <section class="safety" aria-label=${STRINGS.danger}>
      <h3><span aria-hidden="true">⚠</span> ${STRINGS.danger}</h3>
      ${call.map(
        (number) => html`<a class="emergency" href=${`tel:${number}`}>
          <span aria-hidden="true">☎</span> ${STRINGS.callNow(number)}
          <small>${TELEPHONE_WORDS[number]}</small>
        </a>`,
      )}
    </section>
  `;
}
