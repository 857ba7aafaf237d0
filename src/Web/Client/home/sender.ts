import { asProblem } from '../protocol/problem';
import type { SendArguments } from '../protocol/types';
import type { Outbox, Outgoing } from './outbox';

/** Refusals that pass by themselves: the message simply goes out a little later. */
const passing = new Set(['unavailable', 'slow-down', 'not-saved']);

/** What a sender needs of the connection. */
export interface SendingHub {
  readonly online: boolean;
  onConnected(handler: () => void): () => void;
  send(args: SendArguments): Promise<unknown>;
}

/** Sends what is in the outbox, in order, whenever there is a connection. A message leaves the outbox only when the server has it. */
export class Sender {
  #running = false;
  #again = false;
  #retry = 0;

  constructor(
    private readonly hub: SendingHub,
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
    while (this.#again) {
      this.#again = false;
      await this.#sendAll();
    }
    this.#running = false;
  }

  async #sendAll(): Promise<void> {
    for (const item of this.outbox.all().filter((i) => !i.refused)) {
      if (!this.hub.online) return;
      try {
        const { at: _, ...args } = item;
        await this.hub.send(args);
        this.outbox.remove(item.messageId);
      } catch (error) {
        const problem = asProblem(error);
        if (problem.offline || passing.has(problem.code)) return this.#later();
        this.outbox.refuse(item.messageId, { code: problem.code, message: problem.message });
      }
      this.onChange(item);
    }
  }

  /** The connection is there but the answer was late: the same id may safely be sent again. */
  #later(): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.flush(), this.retryMs);
  }
}
