import type { Replies } from '../../knowledge/replies.ts';
import { type Html, html } from './html.ts';

interface Frame {
  title: string;
  lead: Html;
  main: Html;
}

/** A whole page in the look of the citizens' page. It holds no script and no inline style. */
export function frame({ title, lead, main }: Frame, replies: Replies): string {
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${replies.say('rules.description')}">
<title>${title}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/demo.css">
<link rel="stylesheet" href="/rules.css">
</head>
<body>
<header>
<h1>${title}</h1>
${lead}
</header>
<main class="rules">
${main}
</main>
<footer>
<p><a href="/">${replies.say('rules.home')}</a> · <a href="/api/v1/rules">${replies.say('rules.machine')}</a></p>
</footer>
</body>
</html>
`.toString();
}
