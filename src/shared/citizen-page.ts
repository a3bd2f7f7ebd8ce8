import { type Html, html, nothing } from './html.ts';

export interface CitizenPage {
  title: string;
  description: string;
  lead: Html;
  main: Html;
  footer: Html;
  /** Names the page's own style sheet and its place in that. */
  style: string;
  /** A file of the built front ends; the page must do without it. */
  script?: string;
}

/** A whole page in the look of the citizens' page. It holds no script and no inline style. */
export function citizenPage(page: CitizenPage): string {
  const { title, description, lead, main, footer, style, script } = page;
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${description}">
<title>${title}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/demo.css">
<link rel="stylesheet" href="/${style}.css">
${script === undefined ? nothing : html`<script src="${script}" defer></script>`}
</head>
<body>
<header>
<h1>${title}</h1>
${lead}
</header>
<main class="${style}">
${main}
</main>
<footer>
${footer}
</footer>
</body>
</html>
`.toString();
}
