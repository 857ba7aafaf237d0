import { asProblem } from '../protocol/problem';
import type { SendArguments } from '../protocol/types';
import type { Id } from '../protocol/types';
import type { Beginning, Outbox, Outgoing } from './outbox';

/** Refusals that pass by themselves: the message simply goes out a little later. */
const passing = new Set(['unavailable', 'slow-down', 'not-saved', 'signed-out']);

/** What a sender needs of the connection. */
export interface SendingHub {
  readonly online: boolean;
  onConnected(handler: () => void): () => void;
  send(args: SendArguments): Promise<unknown>;
}

/** Where conversations begin. */
export interface Beginnings {
  begin(beginning: Beginning): Promise<{ id: Id }>;
}

/** Sends what is in the outbox, in order, whenever there is a connection. A message leaves the outbox only when the server has it. */
export class Sender {
  #running = false;
  #again = false;
  #retry = 0;

  /** A message whose conversation is gone: nobody would ever see there that it was refused. */
  onStray: (item: Outgoing) => void = () => {};

  /** A conversation has begun with a message of this browser. */
  onBegun: (key: Id, conversationId: Id) => void = () => {};

  constructor(
    private readonly hub: SendingHub,
    private readonly beginnings: Beginnings,
    readonly outbox: Outbox,
    private readonly onChange: (item: Outgoing) => void,
    private readonly retryMs = 3_000,
  ) {
    hub.onConnected(() => void this.flush());
  }

  /** @throws when the browser's storage is full and the message could not be kept. */
  send(item: Outgoing): void {
    this.outbox.add(item);
    this.onChange(item);
    void this.flush();
  }

  async flush(): Promise<void> {
    this.#again = true;
    if (this.#running) return;
    this.#running = true;
    try {
      while (this.#again) {
        this.#again = false;
        await this.#sendAll();
      }
    } finally {
      this.#running = false;
    }
  }

  async #sendAll(): Promise<void> {
    for (const { messageId } of this.outbox.all()) {
      if (!this.hub.online) return;
      // Read again each time: it may know its conversation by now, or another tab may have sent it.
      const item = this.outbox.find(messageId);
      if (!item || item.refused) continue;
      try {
        const { at: _, begin, conversationId, ...message } = item;
        await this.hub.send({ ...message, conversationId: conversationId ?? (await this.#begin(begin!)) });
        this.outbox.remove(item.messageId);
      } catch (error) {
        const problem = asProblem(error);
        if (problem.offline || passing.has(problem.code)) return this.#later();
        if (problem.code === 'not-found' && item.conversationId) {
          this.outbox.remove(item.messageId);
          this.onStray(item);
        } else if (!this.outbox.refuse(item.messageId, { code: problem.code, message: problem.message })) return this.#later();
      }
      this.onChange(item);
    }
  }

  /** Asked again with the same key, the server answers with the same conversation; so this may be tried as often as a message. */
  async #begin(beginning: Beginning): Promise<Id> {
    const { id } = await this.beginnings.begin(beginning);
    this.outbox.begun(beginning.key, id);
    this.onBegun(beginning.key, id);
    return id;
  }

  /** The connection is there but the answer was late: the same id may safely be sent again. */
  #later(): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.flush(), this.retryMs);
  }
}
