import {
  type PublicRule,
  type RuleCondition,
  type RuleExample,
  type RuleProvision,
  TestFamilySchema,
} from '../../contracts/rule-book.ts';
import type { Replies } from '../../knowledge/replies.ts';
import { partsOf } from '../../shared/calendar-date.ts';
import { type Html, html, nothing } from '../../shared/html.ts';
import { counterExampleForm } from './counter-example-form.ts';

/** One rule, folded: its name and who decides stay in view. */
export function ruleSection(rule: PublicRule, replies: Replies): Html {
  const { id, name, state, provisions } = rule;
  const silence =
    provisions.length === 0 ? html`<p>${replies.say('rules.rule.silence', { name })}</p>` : nothing;
  return html`<details class="rule" id="${id.replace('/', '-')}">
<summary><h3>${name}</h3> <span class="state ${state}">${replies.say(`rules.state.${state}`)}</span></summary>
<div class="inside">
${silence}
${provisions.map((provision) => provisionView(provision, rule, replies))}
${examplesView(rule, replies)}
${counterExampleForm(rule, replies)}
</div>
</details>`;
}

function provisionView(provision: RuleProvision, { state }: PublicRule, replies: Replies): Html {
  const { document, clause, quote, modality, status, expiresOn } = provision;
  const until =
    expiresOn === null
      ? nothing
      : html`（${replies.say('rules.rule.until', { date: replies.say('rules.date', partsOf(expiresOn)) })}）`;
  const validity = replies.say(`rules.status.${status}`);
  return html`<div class="provision">
<blockquote><p>${quote}</p></blockquote>
<p class="source">${replies.say('rules.rule.source')}：《${document.title}》${document.number} <strong>${clause}</strong></p>
<p class="source">${replies.say('rules.rule.modality')}：<strong>${modality}</strong> · ${validity}${until}</p>
${conditionsView(provision, state === 'decided' ? 'conditions' : 'statements', replies)}
${numbersView(provision, replies)}
</div>`;
}

function conditionsView(
  { conditions }: RuleProvision,
  heading: 'conditions' | 'statements',
  replies: Replies,
): Html {
  if (conditions.length === 0) return nothing;
  return html`<h4>${replies.say(`rules.rule.${heading}`)}</h4>
<ul>
${conditions.map((condition) => conditionView(condition, replies))}
</ul>`;
}

function conditionView({ text, unsettled }: RuleCondition, replies: Replies): Html {
  const open =
    unsettled === null
      ? nothing
      : html`<br><span class="open">${replies.say('rules.rule.open')}：${unsettled}</span>`;
  return html`<li>${text}${open}</li>
`;
}

function numbersView({ numbers }: RuleProvision, replies: Replies): Html {
  if (numbers.length === 0) return nothing;
  const said = numbers.map(({ label, value }) => `${label} ${value}`).join('；');
  return html`<p class="source">${replies.say('rules.rule.numbers')}：${said}</p>`;
}

function examplesView(rule: PublicRule, replies: Replies): Html {
  const { examples, testFamilies } = rule;
  if (examples.length === 0) return nothing;
  const lacking = TestFamilySchema.options
    .filter((family) => testFamilies[family] === 0)
    .map((family) => replies.say(`rules.family.${family}`));
  const none =
    lacking.length === 0
      ? nothing
      : html`<p class="hint">${replies.say('rules.rule.no_family')}：${lacking.join('、')}</p>`;
  return html`<h4>${replies.say('rules.rule.examples')}</h4>
<p class="hint">${replies.say('rules.rule.examples_intro')}</p>
<ul class="cases">
${examples.map((example) => exampleView(example, rule, replies))}
</ul>
${none}`;
}

function exampleView(example: RuleExample, { programme }: PublicRule, replies: Replies): Html {
  const { family, situation, outcome, because } = example;
  const words = programme === 'allowance_data_check' ? 'outcome_data_check' : 'outcome';
  const result = replies.say(`rules.${words}.${outcome}`);
  const why = replies.say(`rules.because.${because}`);
  return html`<li>
<span class="family">${replies.say(`rules.family.${family}`)}</span> ${situation}<br>
${replies.say('rules.rule.result')}：<strong>${result}</strong>${why === '' ? '' : `（${why}）`}
</li>
`;
}
