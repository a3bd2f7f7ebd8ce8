import type { ImportedDocument } from '../../src/contracts/publishing.ts';

const SHOWN = 36;

/** What the person who imported a document reads: how it was cut, what to look at, what became of it. */
export function reportOf(document: ImportedDocument): string {
  const { number, title, region, effectiveFrom, clauses, notes } = document;
  return [
    `${number}《${title}》`,
    `地区：${region.path}（${region.code}）  生效：${effectiveFrom}`,
    `切成 ${clauses.length} 条：`,
    ...clauses.map((clause) => `  ${clause.path}  ${shorten(ownWords(clause))}`),
    ...notes.map((note) => `注意：${note}`),
    outcomeOf(document),
  ].join('\n');
}

function outcomeOf({ outcome, number, effectiveFrom }: ImportedDocument): string {
  switch (outcome) {
    case 'published':
      return `已发布 ${number}，从 ${effectiveFrom} 起可以查到。`;
    case 'unchanged':
      return `${number} 和已经发布的一样，没有改动。`;
    case 'draft':
      return `已保存 ${number} 的草稿。草稿查不到，也不作依据；去掉 --draft 再导入即可发布。`;
    default:
      return outcome satisfies never;
  }
}

/** A row of a table without its header, which every row carries. */
function ownWords({ path, text }: { path: string; text: string }): string {
  const [first = '', ...rest] = text.split('\n');
  const isRow = /\/\d+$/u.test(path) && rest.length > 0;
  return (isRow ? rest : [first, ...rest]).join(' ');
}

function shorten(text: string): string {
  const characters = [...text];
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join('')}…` : text;
}
