import type { TextStore } from './outbox';
import type { Place } from './place';
import type { Id } from '../protocol/types';

/** What has been typed and not sent: the text, and long pastes folded beside it. */
export interface Unsent {
  text: string;
  pastes: string[];
}

export const nothing: Unsent = { text: '', pastes: [] };
export const isNothing = (u: Unsent): boolean => u.text.trim() === '' && u.pastes.length === 0;

/** Whether `b` is an earlier state of `a`. */
const covers = (a: Unsent, b: Unsent): boolean => a.text.startsWith(b.text) && b.pastes.every((p) => a.pastes.includes(p));

/** One key a place, so that two tabs on two conversations never overwrite each other. */
export class Drafts {
  constructor(
    private readonly store: TextStore,
    private readonly userId: Id,
  ) {}

  read(place: Place): Unsent {
    try {
      const found = JSON.parse(this.store.getItem(this.#key(place)) ?? 'null') as Partial<Unsent> | null;
      return found ? { text: found.text ?? '', pastes: found.pastes ?? [] } : nothing;
    } catch {
      return nothing;
    }
  }

  /** Answers false when the browser's storage is full; the text then lives only in the page. */
  write(place: Place, unsent: Unsent): boolean {
    try {
      if (isNothing(unsent)) this.store.removeItem(this.#key(place));
      else this.store.setItem(this.#key(place), JSON.stringify(unsent));
      return true;
    } catch {
      return false;
    }
  }

  /** Puts a text back to be changed: before what is there. Answers as `write` does. */
  restore(place: Place, text: string): boolean {
    return this.#join(place, { text, pastes: [] });
  }

  /** What was typed where a conversation began goes along to where it goes on, before what may be there. Answers as `write` does. */
  move(from: Place, to: Place): boolean {
    const moved = this.read(from);
    return isNothing(moved) || (this.#join(to, moved) && this.write(from, nothing));
  }

  /** Two tabs may do the same for the same text: what is there already is not put there again. */
  #join(place: Place, before: Unsent): boolean {
    const there = this.read(place);
    if (covers(there, before)) return true;
    if (covers(before, there)) return this.write(place, before);
    const text = [before.text, there.text].filter((part) => part.trim() !== '').join('\n\n');
    return this.write(place, { text, pastes: [...before.pastes, ...there.pastes] });
  }

  #key({ id, key }: Place): string {
    return `familychat.draft.${this.userId}.${id ?? key ?? 'new'}`;
  }
}
