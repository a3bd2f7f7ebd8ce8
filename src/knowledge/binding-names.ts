import type { BindingDocument } from './document-library.ts';

export interface BindingNames {
  numbers: ReadonlySet<string>;
  /** Titles and 文号. */
  all: readonly string[];
}

const known = new WeakMap<readonly BindingDocument[], BindingNames>();

/**
 * What the documents of a list are called. Thousands may bind a place, and every turn there asks several times:
 * it is worked out once for each list.
 */
export function bindingNames(documents: readonly BindingDocument[]): BindingNames {
  const found = known.get(documents) ?? collectNames(documents);
  known.set(documents, found);
  return found;
}

function collectNames(documents: readonly BindingDocument[]): BindingNames {
  const references = documents.map(({ reference }) => reference);
  return {
    numbers: new Set(references.map(({ number }) => number)),
    all: references.flatMap(({ title, number }) => [title, number]),
  };
}
