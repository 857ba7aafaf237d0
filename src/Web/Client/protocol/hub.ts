import { HubConnection, HubConnectionBuilder, HubConnectionState, LogLevel } from '@microsoft/signalr';
import { backoff } from './backoff';
import { inFull } from './brief';
import { asProblem } from './problem';
import type { Id, ListOutput, Output, SendArguments, SendResult } from './types';

const callLimitMs = 15_000;
const suspectAfterHiddenMs = 10_000;
const graceMs = 2_000;

/**
 * The one connection to the server. It keeps trying for ever; whoever watches something is told through
 * `onConnected` and subscribes again from the offset it has, so first connection and reconnection are one path.
 */
export class Hub {
  readonly #connection: HubConnection;
  readonly #connected = new Set<() => void>();
  readonly #changed = new Set<() => void>();
  /** The server no longer knows the session; trying again would not help. */
  onSignedOut: () => void = () => {};
  #wanted = false;
  #looping = false;
  #wake: () => void = () => {};
  #hiddenAt: number | null = null;
  #lost = false;
  #grace = 0;

  constructor(url = '/hub/chat') {
    this.#connection = new HubConnectionBuilder().withUrl(url).configureLogging(LogLevel.None).build();
    this.#connection.onclose(() => {
      this.#notify(this.#changed);
      void this.#keepConnected();
    });
    addEventListener('online', () => this.#wake());
    document.addEventListener('visibilitychange', () => void this.#visibilityChanged());
  }

  get online(): boolean {
    return this.#connection.state === HubConnectionState.Connected;
  }

  /** The connection has been away for longer than a blink: time to say so. */
  get lost(): boolean {
    return this.#lost && !this.online;
  }

  onConnected(handler: () => void): () => void {
    this.#connected.add(handler);
    return () => this.#connected.delete(handler);
  }

  onChanged(handler: () => void): void {
    this.#changed.add(handler);
  }

  start(): void {
    this.#wanted = true;
    void this.#keepConnected();
  }

  async stop(): Promise<void> {
    this.#wanted = false;
    await this.#connection.stop();
  }

  send = (args: SendArguments): Promise<SendResult> => this.#call('Send', args);
  /** @param replyId The one that is seen: by the time the server hears of it, the next may have begun. */
  stopReply = (conversationId: Id, replyId?: Id): Promise<boolean> => this.#call('Stop', { conversationId, replyId });
  regenerate = (conversationId: Id, replyId: Id): Promise<SendResult> => this.#call('Regenerate', { conversationId, replyId });
  continueReply = (conversationId: Id, replyId: Id): Promise<SendResult> => this.#call('Continue', { conversationId, replyId });

  watch(
    args: { conversationId: Id; replyId?: Id; offset?: number; reasoningOffset?: number },
    next: (o: Output) => void,
    lost: (e: unknown) => void,
    textOf: (reply: Id) => string,
  ): () => void {
    return this.#stream('Watch', [{ ...args, brief: true }], inFull(next, textOf), lost);
  }

  watchAll(next: (o: ListOutput) => void, lost: (e: unknown) => void): () => void {
    return this.#stream('WatchAll', [], next, lost);
  }

  #stream<T>(method: string, args: unknown[], next: (o: T) => void, lost: (e: unknown) => void): () => void {
    const subscription = this.#connection.stream<T>(method, ...args).subscribe({ next, error: lost, complete: () => {} });
    return () => subscription.dispose();
  }

  async #call<T>(method: string, args: object): Promise<T> {
    let timer = 0;
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('no answer in time')), callLimitMs);
    });
    try {
      return await Promise.race([this.#connection.invoke<T>(method, args), limit]);
    } catch (error) {
      throw asProblem(error);
    } finally {
      clearTimeout(timer);
    }
  }

  async #keepConnected(): Promise<void> {
    if (this.#looping) return;
    this.#looping = true;
    clearTimeout(this.#grace);
    this.#grace = setTimeout(() => {
      this.#lost = true;
      this.#notify(this.#changed);
    }, graceMs);
    for (let attempt = 0; this.#wanted && !this.online; attempt++) {
      await this.#pause(backoff(attempt));
      if (!this.#wanted) break;
      await this.#connection.start().catch((error: unknown) => this.#failed(error));
      this.#notify(this.#changed);
    }
    this.#looping = false;
    clearTimeout(this.#grace);
    this.#lost = false;
    if (this.online) this.#notify(this.#connected);
  }

  /** SignalR keeps the status of a refused negotiation only in its words. */
  #failed(error: unknown): void {
    if (!(error instanceof Error && /status code '401'/i.test(error.message))) return;
    this.#wanted = false;
    this.onSignedOut();
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** A phone that slept may hold a socket that looks alive; it is replaced at once rather than after the server's timeout. */
  async #visibilityChanged(): Promise<void> {
    if (document.hidden) {
      this.#hiddenAt = Date.now();
      return;
    }
    const suspect = this.#hiddenAt !== null && Date.now() - this.#hiddenAt > suspectAfterHiddenMs;
    this.#hiddenAt = null;
    this.#wake();
    if (suspect && this.#wanted && this.online) await this.#connection.stop();
  }

  #notify(handlers: Set<() => void>): void {
    for (const handler of [...handlers]) handler();
  }
}
