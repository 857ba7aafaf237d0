import type { Id } from '../protocol/types';
import type { Begun } from './outbox';

/** Where a member writes: in a conversation, in one that is on its way to the server, or, with neither, where a new one begins. */
export interface Place {
  readonly id: Id | null;
  /** The key of the beginning. */
  readonly key: Id | null;
}

export const samePlace = (a: Place, b: Place): boolean => a.id === b.id && a.key === b.key;

/** More is not shown of it anywhere. */
const longest = 200;

/** What a conversation is called until the server names it: its first words, as the server takes them. */
export const firstWords = ({ first }: Pick<Begun, 'first'>): string =>
  first.text
    .slice(0, longest)
    .replace(/\s+/g, ' ')
    .replace(/^[#>*\- ]+/, '');
