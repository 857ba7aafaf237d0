/** Messages a chunk holds. The browser skips whole chunks that are out of sight, so this bounds what a growing reply makes it lay out. */
export const chunkSize = 20;

export interface Chunk<T> {
  /** Counted from the first message of the path, so that a chunk stays the same while others are added before or after. */
  index: number;
  items: readonly T[];
}

/** The last chunks of a list, at most `count`; boundaries are counted from the beginning. */
export function lastChunks<T>(list: readonly T[], count: number): Chunk<T>[] {
  const total = Math.ceil(list.length / chunkSize);
  return Array.from({ length: Math.min(count, total) }, (_, i) => {
    const index = Math.max(0, total - count) + i;
    return { index, items: list.slice(index * chunkSize, (index + 1) * chunkSize) };
  });
}
