import type { Hub } from '../protocol/hub';
import type { Id, Output } from '../protocol/types';
import { type ConversationState, apply, emptyState } from './state';
import { type Choices, type Step, choicesTo, path } from './tree';

export type ThreadChange = 'structure' | 'writing';
const retryMs = 1_000;
const leaving = new Set(['deleted', 'not-found', 'removed', 'signed-out', 'forbidden']);

/** One open conversation: watches it, survives reconnection without loss or doubling, and knows the path the reader sees. */
export class Thread {
  state: ConversationState = emptyState;
  choices: Choices = new Map();
  gone = false;
  onChange: (change: ThreadChange, output: Output | null) => void = () => {};
  onTitle: (title: string) => void = () => {};
  #unwatch: () => void = () => {};
  #retry = 0;
  #resumed = false;
  readonly #offConnected: () => void;

  constructor(
    private readonly hub: Hub,
    readonly id: Id,
    private wanted: Id | null = null,
  ) {
    this.#offConnected = hub.onConnected(() => this.#watch());
    if (hub.online) this.#watch();
  }

  get steps(): Step[] {
    return path(this.state.messages, this.state.draft, this.choices);
  }

  get writing(): boolean {
    return this.state.draft !== null;
  }

  /** Pages to another version; the choice holds until the reader pages again or writes something new. */
  choose(parentId: Id | null, id: Id): void {
    this.choices = new Map(this.choices).set(parentId ?? '', id);
    this.onChange('structure', null);
  }

  /** After something new was asked under `parentId`, the newest version there is the one to see. */
  followNewest(parentId: Id | null): void {
    const choices = new Map(this.choices);
    choices.delete(parentId ?? '');
    this.choices = choices;
    this.onChange('structure', null);
  }

  close(): void {
    clearTimeout(this.#retry);
    this.#offConnected();
    this.#unwatch();
    this.onChange = () => {};
  }

  #watch(whole = false): void {
    clearTimeout(this.#retry);
    this.#unwatch();
    const draft = whole ? null : this.state.draft;
    this.#resumed = draft !== null;
    const resume = draft ? { replyId: draft.replyId, offset: draft.text.length, reasoningOffset: draft.reasoning.length } : {};
    this.#unwatch = this.hub.watch(
      { conversationId: this.id, ...resume },
      (o) => this.#take(o),
      (e) => this.#lost(e),
      (reply) => (this.state.draft?.replyId === reply ? this.state.draft.text : ''),
    );
  }

  #take(output: Output): void {
    if (output.type === 'title') return this.onTitle(output.title);
    if (output.type === 'closed') return this.#closed(output.reason);
    const before = this.state;
    const { state, resync } = apply(before, output);
    this.state = state;
    if (resync) return this.#watch(true);
    // A resumed watch had no snapshot: what other devices wrote meanwhile is fetched when the reply is whole.
    if (output.type === 'ended' && this.#resumed) this.#watch(true);
    if (output.type === 'snapshot' && this.wanted) {
      this.choices = choicesTo(state.messages, this.wanted);
      this.wanted = null;
    }
    const grown = before.draft?.replyId === state.draft?.replyId && before.messages === state.messages && before.loaded === state.loaded;
    this.onChange(grown ? 'writing' : 'structure', output);
  }

  #closed(reason: string): void {
    if (leaving.has(reason)) this.#leave();
    else this.#retry = setTimeout(() => this.#watch(true), retryMs);
  }

  /** A lost connection comes back through `onConnected`; a refusal is final; anything else is tried again. */
  #lost(error: unknown): void {
    const message = error instanceof Error ? error.message : '';
    if (message.includes('not-found')) this.#leave();
    else if (this.hub.online) this.#retry = setTimeout(() => this.hub.online && this.#watch(true), retryMs);
  }

  #leave(): void {
    this.gone = true;
    this.onChange('structure', null);
  }
}
