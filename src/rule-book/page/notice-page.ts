import type { Replies } from '../../knowledge/replies.ts';
import { html } from '../../shared/html.ts';
import { frame } from './frame.ts';

/** A page with one sentence and the way back. */
export function noticePage(
  { title, text }: { title: string; text: string },
  replies: Replies,
): string {
  const main = html`<p class="notice">${text}</p>
<p><a class="button" href="/rules">${replies.say('rules.back')}</a></p>`;
  return frame({ title, lead: html``, main }, replies);
}
