import {
  ClauseStateSchema,
  type DocumentCoverage,
  type RuleBook,
  type RuleRegion,
  type RuleState,
  RuleStateSchema,
} from '../../contracts/rule-book.ts';
import type { Replies } from '../../knowledge/replies.ts';
import { partsOf } from '../../shared/calendar-date.ts';
import { type Html, html, nothing } from '../../shared/html.ts';
import { frame } from './frame.ts';
import { ruleSection } from './rule-section.ts';

/** The whole rule book as one page for people. */
export function ruleBookPage(book: RuleBook, replies: Replies): string {
  const { asOf, rulesVersion, disclaimer, regions, coverage } = book;
  const date = replies.say('rules.date', partsOf(asOf));
  const lead = html`<p>${replies.say('rules.intro')}</p>
<p>${disclaimer}</p>
<p class="call">${replies.say('rules.call')} <a href="tel:12345">12345</a></p>
<p class="hint">${replies.say('rules.as_of', { date, version: rulesVersion })}</p>`;
  const main = html`${regionLinks(regions, replies)}
${legend(replies)}
${regions.map((region) => regionSection(region, regions, replies))}
${coverageSection(coverage, replies)}`;
  return frame({ title: replies.say('rules.title'), lead, main }, replies);
}

function regionLinks(regions: readonly RuleRegion[], replies: Replies): Html {
  return html`<nav aria-label="${replies.say('rules.regions_label')}">
<ul>
${regions.map(({ book, region }) => html`<li><a href="#${book}">${region.name}</a></li>\n`)}
<li><a href="#coverage">${replies.say('rules.coverage_link')}</a></li>
</ul>
</nav>`;
}

function legend(replies: Replies): Html {
  return html`<section aria-labelledby="legend">
<h2 id="legend">${replies.say('rules.legend.title')}</h2>
<p>${replies.say('rules.legend.intro')}</p>
<dl>
${RuleStateSchema.options.map((state) => stateEntry(state, replies))}
</dl>
<p>${replies.say('rules.legend.modality')}</p>
</section>`;
}

function stateEntry(state: RuleState, replies: Replies): Html {
  return html`<dt><span class="state ${state}">${replies.say(`rules.state.${state}`)}</span></dt>
<dd>${replies.say(`rules.legend.${state}`)}</dd>
`;
}

function regionSection(region: RuleRegion, regions: readonly RuleRegion[], replies: Replies): Html {
  const { book, documents } = region;
  const said =
    documents.length === 0
      ? html`<p>${replies.say('rules.region.none')}</p>`
      : html`<p>${replies.say('rules.region.documents')}</p>
<ul>
${documents.map(
  ({ title, number, status }) =>
    html`<li>《${title}》${number}（${replies.say(`rules.status.${status}`)}）</li>\n`,
)}
</ul>`;
  return html`<section aria-labelledby="${book}">
<h2 id="${book}">${region.region.path}</h2>
${said}
${rulesOf(region, regions, replies)}
</section>`;
}

/** What a region has from a wider one is shown there, once. */
function rulesOf(region: RuleRegion, regions: readonly RuleRegion[], replies: Replies): Html {
  const own = region.rules.filter((rule) => isOwn(region, rule.provisions));
  const shown = region.inherits.length === 0 ? region.rules : own;
  const rest = region.rules.filter((rule) => !shown.includes(rule));
  const wider = regions.find(({ book }) => region.inherits.includes(book));
  if (wider === undefined) return html`${shown.map((rule) => ruleSection(rule, replies))}`;
  const { name: widerName } = wider.region;
  return html`<p>${replies.say('rules.region.own', { wider: widerName })}</p>
${shown.map((rule) => ruleSection(rule, replies))}
<ul class="inherited">
${rest.map(
  ({ name, programme }) => html`<li><a href="#${wider.book}-${programme}">${name}</a></li>\n`,
)}
</ul>`;
}

function isOwn({ book }: RuleRegion, provisions: readonly { book: string }[]): boolean {
  return provisions.some((provision) => provision.book === book);
}

function coverageSection(coverage: readonly DocumentCoverage[], replies: Replies): Html {
  return html`<section aria-labelledby="coverage">
<h2 id="coverage">${replies.say('rules.coverage.title')}</h2>
<p>${replies.say('rules.coverage.intro')}</p>
${coverage.map((one) => documentCoverage(one, replies))}
</section>`;
}

function documentCoverage({ document, counts, clauses }: DocumentCoverage, replies: Replies): Html {
  const numbers = ClauseStateSchema.options.map((state) => [state, String(counts[state])]);
  const summary = replies.say('rules.coverage.summary', Object.fromEntries(numbers));
  const heads = ['clause', 'heading', 'state'].map(
    (name) => html`<th scope="col">${replies.say(`rules.coverage.${name}`)}</th>`,
  );
  return html`<details class="rule">
<summary><h3>${document.number}</h3> <span>${summary}</span></summary>
<div class="inside">
<table>
<caption>《${document.title}》</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${clauses.map((clause) => clauseRow(clause, replies))}
</tbody>
</table>
</div>
</details>`;
}

function clauseRow(
  { clause, heading, state, because }: DocumentCoverage['clauses'][number],
  replies: Replies,
): Html {
  const why = because === null ? nothing : html`<br><span class="open">${because}</span>`;
  return html`<tr>
<th scope="row">${clause}</th>
<td>${heading}</td>
<td>${replies.say(`rules.coverage.${state}`)}${why}</td>
</tr>
`;
}
