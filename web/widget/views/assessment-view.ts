import { html, nothing } from 'lit';
import type {
  Assessment,
  ConditionResult,
  ProgrammeResult,
} from '../../../src/contracts/assessments.ts';
import { FACT_WORDS } from '../../shared/fact-words.ts';
import {
  amountInWords,
  BECAUSE_WORDS,
  CONDITION_WORDS,
  outcomeInWords,
} from '../../shared/words.ts';
import { STRINGS } from '../strings.ts';

const MARKS = { met: '✓', unmet: '✕', undetermined: '?' } as const;

/** @param text of the reply around it: what it says already is not said twice. */
export function assessmentView(assessment: Assessment, text: string) {
  const { programmes, covered, disclaimer } = assessment;
  const silent = programmes.filter(isSilent);
  return html`
    <section class="card assessment" aria-label=${STRINGS.assessment}>
      <h3>${STRINGS.assessment}</h3>
      ${covered ? nothing : html`<p>${STRINGS.notCovered}</p>`}
      ${programmes.filter((result) => !isSilent(result)).map(programmeView)}
      ${silent.length === 0 ? nothing : silentView(silent, programmes.length)}
      ${text.includes(disclaimer) ? nothing : html`<p class="quiet">${disclaimer}</p>`}
    </section>
  `;
}

function isSilent({ because }: ProgrammeResult): boolean {
  return because === 'policy_silent' || because === 'expired';
}

function silentView(silent: readonly ProgrammeResult[], total: number) {
  if (silent.length === total && total <= 2) return silent.map(programmeView);
  return html`
    <details class="more">
      <summary><span class="summary-text">${STRINGS.silent(silent.length)}</span></summary>
      ${silent.map(programmeView)}
    </details>
  `;
}

function programmeView(result: ProgrammeResult) {
  const because = BECAUSE_WORDS[result.because];
  return html`
    <div class="programme">
      <h4>
        <span>${result.name}</span>
        <span class="outcome ${result.outcome}">
          <span aria-hidden="true">${MARKS[result.outcome]}</span> ${outcomeInWords(result)}
        </span>
      </h4>
      ${because === '' ? nothing : html`<p>${because}</p>`} ${conditionsView(result.conditions)}
      ${missingView(result)} ${result.flip === null ? nothing : flipView(result.flip)}
      ${amountsView(result)}
      ${result.selfReported ? html`<p class="quiet">${STRINGS.selfReported}</p>` : nothing}
    </div>
  `;
}

function conditionsView(conditions: readonly ConditionResult[]) {
  if (conditions.length === 0) return nothing;
  return html`<ul class="conditions" aria-label=${STRINGS.conditions}>
    ${conditions.map(
      ({ text, outcome, citation }) => html`<li>
        <span class="outcome ${outcome}">
          <span aria-hidden="true">${MARKS[outcome]}</span> ${CONDITION_WORDS[outcome]}
        </span>
        ${text}
        ${
          citation === null
            ? nothing
            : html`<span class="quiet">${citation.document.number} ${citation.clause}</span>`
        }
      </li>`,
    )}
  </ul>`;
}

function missingView({ missing }: ProgrammeResult) {
  if (missing.length === 0) return nothing;
  const words = missing.map((key) => FACT_WORDS[key]).join('、');
  return html`<p>${STRINGS.missing}：${words}</p>`;
}

function flipView(flip: string) {
  return html`<p>${STRINGS.flip}：${flip}</p>`;
}

function amountsView({ amounts }: ProgrammeResult) {
  if (amounts.length === 0) return nothing;
  return html`<ul>
    ${amounts.map(
      (amount) => html`<li>
        ${amount.label}：${amountInWords(amount)}
        <span class="quiet">${amount.citation.document.number} ${amount.citation.clause}</span>
      </li>`,
    )}
  </ul>`;
}
