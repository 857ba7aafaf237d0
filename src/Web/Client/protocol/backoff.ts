/** Milliseconds to wait before the nth attempt to connect: at once, then doubling to 8 s, with a third of jitter so that a family does not return in step. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  if (attempt === 0) return 0;
  const base = Math.min(8_000, 250 * 2 ** (attempt - 1));
  return Math.round(base * (1 + random() / 3));
}
