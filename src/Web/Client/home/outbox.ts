import type { Id, SendArguments, Task } from '../protocol/types';

/** How a conversation begins that the server does not know yet. The same `key` always begins the same conversation. */
export interface Beginning {
  key: Id;
  task: Task;
  model?: string;
}

/** A message this browser has accepted and the server has not yet confirmed. */
export interface Outgoing extends Omit<SendArguments, 'conversationId'> {
  /** Null while the conversation has still to begin. */
  conversationId: Id | null;
  begin?: Beginning;
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
  /** Where it is kept in the browser's storage. */
  readonly key: string;

  constructor(
    private readonly store: TextStore,
    userId: Id,
  ) {
    this.key = `familychat.outbox.${userId}`;
  }

  all(): Outgoing[] {
    try {
      const items: unknown = JSON.parse(this.store.getItem(this.key) ?? '[]');
      return Array.isArray(items) ? (items as Outgoing[]) : [];
    } catch {
      return [];
    }
  }

  find = (messageId: Id): Outgoing | undefined => this.all().find((i) => i.messageId === messageId);

  /** What waits for a conversation; `null` = for the one that has still to begin. */
  of(conversationId: Id | null): Outgoing[] {
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

  /** The conversation has begun: what waited for it belongs to it now. */
  begun(key: Id, conversationId: Id): void {
    this.#write(
      this.all().map((item) => {
        if (item.begin?.key !== key) return item;
        const { begin: _, ...rest } = item;
        return { ...rest, conversationId };
      }),
    );
  }

  refuse(messageId: Id, refused: { code: string; message: string }): void {
    this.#write(this.all().map((i) => (i.messageId === messageId ? { ...i, refused } : i)));
  }

  #write(items: Outgoing[]): void {
    if (items.length === 0) this.store.removeItem(this.key);
    else this.store.setItem(this.key, JSON.stringify(items));
  }
}
