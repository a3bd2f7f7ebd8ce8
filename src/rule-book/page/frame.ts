import type { Replies } from '../../knowledge/replies.ts';
import { citizenPage } from '../../shared/citizen-page.ts';
import { type Html, html } from '../../shared/html.ts';

interface Frame {
  title: string;
  lead: Html;
  main: Html;
}

/** A page of the rule book. */
export function frame(content: Frame, replies: Replies): string {
  return citizenPage({
    ...content,
    style: 'rules',
    description: replies.say('rules.description'),
    footer: html`<p><a href="/">${replies.say('rules.home')}</a> · <a href="/api/v1/rules">${replies.say('rules.machine')}</a></p>`,
  });
}
