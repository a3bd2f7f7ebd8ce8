/** Of a `g` expression, without the empty ones; `matchAll` makes a copy of the expression for each text. */
export function allMatches(phrases: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  phrases.lastIndex = 0; // a search starts where an earlier test of the same expression stopped
  for (let match = phrases.exec(text); match; match = phrases.exec(text))
    if (match[0] === '') phrases.lastIndex += 1;
    else found.push(match);
  return found;
}
