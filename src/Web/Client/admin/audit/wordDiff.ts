export interface DiffPart {
  text: string;
  kind: 'same' | 'gone' | 'new';
}

/** Beyond this many comparisons the texts are shown one after the other: who reads them sees no more in a million marks. */
const mostWork = 1_000_000;

/** What became of a text, word by word: the fewest words gone and new. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const [a, b] = [words(before), words(after)];
  if (a.length * b.length > mostWork) return join([...a.map(gone), ...b.map(fresh)]);
  const common = lengths(a, b);
  const parts: DiffPart[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      parts.push({ text: a[i]!, kind: 'same' });
      i++;
      j++;
    } else if (common[i + 1]![j]! >= common[i]![j + 1]!) parts.push(gone(a[i++]!));
    else parts.push(fresh(b[j++]!));
  }
  return join([...parts, ...a.slice(i).map(gone), ...b.slice(j).map(fresh)]);
}

const gone = (text: string): DiffPart => ({ text, kind: 'gone' });
const fresh = (text: string): DiffPart => ({ text, kind: 'new' });
const words = (text: string): string[] => text.match(/\s+|[^\s]+/g) ?? [];

/** `[i][j]` is the length of the longest common sequence of `a` from i on and `b` from j on. */
function lengths(a: readonly string[], b: readonly string[]): Uint32Array[] {
  const table = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i]![j] = a[i] === b[j] ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
  return table;
}

function join(parts: readonly DiffPart[]): DiffPart[] {
  const joined: DiffPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last?.kind === part.kind) last.text += part.text;
    else joined.push({ ...part });
  }
  return joined;
}
