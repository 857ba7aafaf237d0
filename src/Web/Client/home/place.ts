import type { Id } from '../protocol/types';

/** Where a member writes: in a conversation, in one that is on its way to the server, or, with neither, where a new one begins. */
export interface Place {
  readonly id: Id | null;
  /** The key of the beginning. */
  readonly key: Id | null;
}

export const samePlace = (a: Place, b: Place): boolean => a.id === b.id && a.key === b.key;
