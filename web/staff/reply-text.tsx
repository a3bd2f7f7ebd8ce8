import { type Block, type Inline, type Line, parseMarkdown } from '../shared/markdown.ts';

/** A reply's Markdown as React elements: text stays text. */
export function ReplyText({ text }: { text: string }) {
  return <div className="reply-text">{keyed(parseMarkdown(text)).map(blockElement)}</div>;
}

/** The pieces of a text have no name but their place in it. */
function keyed<Piece>(pieces: readonly Piece[]) {
  return pieces.map((piece, at) => ({ piece, key: `${at}` }));
}

interface Keyed<Piece> {
  piece: Piece;
  key: string;
}

function blockElement({ piece, key }: Keyed<Block>) {
  if (piece.kind === 'heading')
    return (
      <p key={key}>
        <strong>
          <LineView line={piece.line} />
        </strong>
      </p>
    );
  if (piece.kind === 'paragraph') return <p key={key}>{keyed(piece.lines).map(rowElement)}</p>;
  const items = keyed(piece.items).map((item) => (
    <li key={item.key}>
      <LineView line={item.piece} />
    </li>
  ));
  return piece.ordered ? (
    <ol key={key} start={piece.start}>
      {items}
    </ol>
  ) : (
    <ul key={key}>{items}</ul>
  );
}

function rowElement({ piece, key }: Keyed<Line>) {
  return (
    <span className="row" key={key}>
      <LineView line={piece} />
    </span>
  );
}

function LineView({ line }: { line: Line }) {
  return <>{keyed(line).map(inlineElement)}</>;
}

function inlineElement({ piece, key }: Keyed<Inline>) {
  switch (piece.kind) {
    case 'text':
      return <span key={key}>{piece.text}</span>;
    case 'bold':
      return <strong key={key}>{piece.text}</strong>;
    case 'citation':
      return <sup key={key}>［依据{piece.n}］</sup>;
    case 'link':
      return (
        <a key={key} href={piece.href} target="_blank" rel="noopener noreferrer">
          {piece.text}
        </a>
      );
  }
}
