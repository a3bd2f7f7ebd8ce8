import { html, type TemplateResult } from 'lit';
import { type Block, type Inline, type Line, parseMarkdown } from '../../shared/markdown.ts';
import { STRINGS } from '../strings.ts';

export type ShowCitation = (n: number) => void;

/** Every piece of text becomes a text node, so nothing that a reply says can become markup. */
export function markdownView(source: string, showCitation: ShowCitation): TemplateResult[] {
  return parseMarkdown(source).map((block) => blockView(block, showCitation));
}

function blockView(block: Block, show: ShowCitation): TemplateResult {
  if (block.kind === 'heading') return html`<p><strong>${lineView(block.line, show)}</strong></p>`;
  if (block.kind === 'paragraph') {
    const rows = block.lines.map(
      (line, at) => html`${at > 0 ? html`<br />` : ''}${lineView(line, show)}`,
    );
    return html`<p>${rows}</p>`;
  }
  const items = block.items.map((item) => html`<li>${lineView(item, show)}</li>`);
  return block.ordered ? html`<ol start=${block.start}>${items}</ol>` : html`<ul>${items}</ul>`;
}

function lineView(line: Line, show: ShowCitation) {
  return line.map((part) => inlineView(part, show));
}

function inlineView(part: Inline, show: ShowCitation) {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'bold':
      return html`<strong>${part.text}</strong>`;
    case 'link':
      return html`<a href=${part.href} target="_blank" rel="noopener noreferrer">${part.text}</a>`;
    case 'citation':
      return html`<button
        type="button"
        class="mark"
        aria-label=${`${STRINGS.evidence} ${part.n}`}
        @click=${() => show(part.n)}
      >${STRINGS.evidence}${part.n}</button>`;
  }
}
