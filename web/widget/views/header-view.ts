import { html } from 'lit';
import { STRINGS } from '../strings.ts';

export function headerView(resize: (by: number) => void) {
  return html`
    <header>
      <h2><span class="name">${STRINGS.title}　</span><span class="badge">${STRINGS.automatic}</span></h2>
      <div class="tools">
        <button type="button" aria-label=${STRINGS.smaller} @click=${() => resize(-1)}>A−</button>
        <button type="button" aria-label=${STRINGS.larger} @click=${() => resize(1)}>A+</button>
        <a href="tel:12345" aria-label=${STRINGS.callLabel}>
          <span aria-hidden="true">☎&nbsp;</span>${STRINGS.call}
        </a>
      </div>
    </header>
  `;
}
