import { html, nothing } from 'lit';
import type { Citation } from '../../../src/contracts/citations.ts';
import { VALIDITY_WORDS } from '../../shared/words.ts';
import { STRINGS } from '../strings.ts';

export function citationsView(citations: readonly Citation[]) {
  if (citations.length === 0) return nothing;
  return html`
    <section class="citations" aria-label=${STRINGS.evidence}>
      <p class="quiet">${STRINGS.evidenceLead}</p>
      ${citations.map(citationView)}
    </section>
  `;
}

function citationView({ n, document, clause, quote, status }: Citation) {
  return html`
    <details class="citation" data-n=${n}>
      <summary>
        <span class="summary-text">
          <b>${STRINGS.evidence}${n}</b> ${document.number} <span class="clause">${clause}</span>
        </span>
        <span class="validity ${status}">${VALIDITY_WORDS[status]}</span>
      </summary>
      <p class="document">${`《${bare(document.title)}》`}</p>
      <p class="quiet">${document.issuer} · ${STRINGS.appliesTo}：${document.region.path}</p>
      <blockquote>${quote}</blockquote>
    </details>
  `;
}

function bare(title: string): string {
  return title.replace(/^《(.*)》$/, '$1');
}
