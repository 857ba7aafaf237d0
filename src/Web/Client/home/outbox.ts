import type { Id, SendArguments } from '../protocol/types';

/** A message this browser has accepted and the server has not yet confirmed. */
export interface Outgoing extends SendArguments {
  at: string;
  refused?: { code: string; message: string };
}

export interface TextStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/**
 * Messages waiting to go out, kept across reloads. Keyed by `messageId`: the server answers a repeated id
 * with the same result, so two tabs may both try and the message still exists once.
 */
export class Outbox {
  readonly #key: string;

  constructor(
    private readonly store: TextStore,
    userId: Id,
  ) {
    this.#key = `familychat.outbox.${userId}`;
  }

  all(): Outgoing[] {
    try {
      const items: unknown = JSON.parse(this.store.getItem(this.#key) ?? '[]');
      return Array.isArray(items) ? (items as Outgoing[]) : [];
    } catch {
      return [];
    }
  }

  of(conversationId: Id): Outgoing[] {
    return this.all().filter((i) => i.conversationId === conversationId);
  }

  /** @throws when the browser's storage is full: then the message was not accepted. */
  add(item: Outgoing): void {
    this.#write([...this.all().filter((i) => i.messageId !== item.messageId), item]);
  }

  remove(messageId: Id): void {
    const items = this.all();
    if (items.some((i) => i.messageId === messageId)) this.#write(items.filter((i) => i.messageId !== messageId));
  }

  refuse(messageId: Id, refused: { code: string; message: string }): void {
    this.#write(this.all().map((i) => (i.messageId === messageId ? { ...i, refused } : i)));
  }

  #write(items: Outgoing[]): void {
    if (items.length === 0) this.store.removeItem(this.#key);
    else this.store.setItem(this.#key, JSON.stringify(items));
  }
}
