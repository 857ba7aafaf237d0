import type { Cell } from '../protocol/types';

export interface Sorting {
  column: number;
  descending: boolean;
}

/** Rows in another order: numbers by size, texts as the language sorts them, empty cells always last. */
export function sorted(rows: readonly Cell[][], by: Sorting | null, language: string): readonly Cell[][] {
  if (!by) return rows;
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: 'accent' });
  const empty = (c: Cell | undefined): boolean => c === null || c === undefined || c === '';
  const compare = (a: Cell, b: Cell): number =>
    typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
  return [...rows].sort((x, y) => {
    const a = x[by.column];
    const b = y[by.column];
    if (empty(a) || empty(b)) return Number(empty(a)) - Number(empty(b));
    return by.descending ? compare(b!, a!) : compare(a!, b!);
  });
}
