import type { TextStore } from './outbox';
import type { Id } from '../protocol/types';

/** What has been typed and not sent: the text, and long pastes folded beside it. */
export interface Unsent {
  text: string;
  pastes: string[];
}

export const nothing: Unsent = { text: '', pastes: [] };
export const isNothing = (u: Unsent): boolean => u.text.trim() === '' && u.pastes.length === 0;

/** One key a conversation, so that two tabs on two conversations never overwrite each other. `null` = a new conversation. */
export class Drafts {
  constructor(
    private readonly store: TextStore,
    private readonly userId: Id,
  ) {}

  read(conversationId: Id | null): Unsent {
    try {
      const found = JSON.parse(this.store.getItem(this.#key(conversationId)) ?? 'null') as Partial<Unsent> | null;
      return found ? { text: found.text ?? '', pastes: found.pastes ?? [] } : nothing;
    } catch {
      return nothing;
    }
  }

  /** Answers false when the browser's storage is full; the text then lives only in the page. */
  write(conversationId: Id | null, unsent: Unsent): boolean {
    try {
      if (isNothing(unsent)) this.store.removeItem(this.#key(conversationId));
      else this.store.setItem(this.#key(conversationId), JSON.stringify(unsent));
      return true;
    } catch {
      return false;
    }
  }

  /** What was typed where a conversation began goes along into it. */
  move(from: Id | null, to: Id): void {
    this.write(to, this.read(from));
    this.write(from, nothing);
  }

  #key(conversationId: Id | null): string {
    return `familychat.draft.${this.userId}.${conversationId ?? 'new'}`;
  }
}
