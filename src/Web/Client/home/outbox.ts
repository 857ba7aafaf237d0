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

/** A conversation on its way: how it begins, and the message it begins with. */
export interface Begun extends Beginning {
  first: Outgoing;
}

export interface TextStore {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Of so many conversations it is remembered what a beginning has become: enough to go back, also after a reload. */
const rememberedBeginnings = 50;

/**
 * Messages waiting to go out, kept across reloads. Keyed by `messageId`: the server answers a repeated id with the same result, so
 * two tabs may both try and the message still exists once. Each has an entry of its own in the browser's storage, because there is
 * no turn between tabs: a list that both write would lose what the other has just put in.
 */
export class Outbox {
  readonly #list: string;
  readonly #become: string;

  constructor(
    private readonly store: TextStore,
    userId: Id,
  ) {
    this.#list = `familychat.outbox.${userId}`;
    this.#become = `familychat.begun.${userId}`;
    this.#takeOver();
  }

  /** Whether another tab's change of the browser's storage, under this key, was one of the outbox. */
  concerns = (key: string | null): boolean => key?.startsWith(`${this.#list}.`) ?? false;

  /** Oldest first. */
  all(): Outgoing[] {
    const keys = Array.from({ length: this.store.length }, (_, n) => this.store.key(n)!);
    return keys
      .filter((key) => this.concerns(key))
      .flatMap((key) => this.#read<Outgoing>(key) ?? [])
      .sort((a, b) => a.at.localeCompare(b.at) || a.messageId.localeCompare(b.messageId));
  }

  find = (messageId: Id): Outgoing | undefined => this.#read<Outgoing>(this.#key(messageId)) ?? undefined;

  /** What waits for a conversation. */
  of = (conversationId: Id): Outgoing[] => this.all().filter((i) => i.conversationId === conversationId);

  /** What waits for one that has still to begin. */
  ofBeginning = (key: Id): Outgoing[] => this.all().filter((i) => i.begin?.key === key);

  /** The conversations that have still to begin, oldest first. */
  beginnings(): Begun[] {
    const begun = new Map<Id, Begun>();
    for (const first of this.all()) if (first.begin && !begun.has(first.begin.key)) begun.set(first.begin.key, { ...first.begin, first });
    return [...begun.values()];
  }

  /** Which conversation a beginning has become, where this browser knows of it. */
  becameOf = (key: Id): Id | null => this.#read<Record<Id, Id>>(this.#become)?.[key] ?? null;

  /** @throws when the browser's storage is full: then the message was not accepted. */
  add(item: Outgoing): void {
    this.store.setItem(this.#key(item.messageId), JSON.stringify(item));
  }

  remove(messageId: Id): void {
    this.store.removeItem(this.#key(messageId));
  }

  /** The conversation has begun: what waited for it belongs to it now. */
  begun(key: Id, conversationId: Id): void {
    const known = Object.entries(this.#read<Record<Id, Id>>(this.#become) ?? {}).filter(([k]) => k !== key);
    this.store.setItem(this.#become, JSON.stringify(Object.fromEntries([...known.slice(1 - rememberedBeginnings), [key, conversationId]])));
    for (const { begin: _, ...item } of this.ofBeginning(key)) this.add({ ...item, conversationId });
  }

  /** Answers false when the browser's storage is full; then the server is asked again later. */
  refuse(messageId: Id, refused: { code: string; message: string }): boolean {
    try {
      const item = this.find(messageId);
      if (item) this.add({ ...item, refused });
      return true;
    } catch {
      return false;
    }
  }

  #key = (messageId: Id): string => `${this.#list}.${messageId}`;

  #read<T>(key: string): T | null {
    try {
      return JSON.parse(this.store.getItem(key) ?? 'null') as T | null;
    } catch {
      return null;
    }
  }

  /** What an earlier page kept as one list. */
  #takeOver(): void {
    const items = this.#read<Outgoing[]>(this.#list);
    this.store.removeItem(this.#list);
    if (Array.isArray(items)) for (const item of items) this.add(item);
  }
}
