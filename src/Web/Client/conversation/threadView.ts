import { type TemplateResult, html, nothing, render } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { repeat } from 'lit-html/directives/repeat.js';
import type { App } from '../home/app';
import type { Outgoing } from '../home/outbox';
import type { Id, Message, Output } from '../protocol/types';
import { t } from '../texts/texts';
import { icon } from '../ui/icons';
import { isSpeaking, quiet, whenSpeechChanges } from '../ui/speech';
import { skeleton } from '../ui/resource';
import { lastChunks } from './chunks';
import { LiveReply } from './liveReply';
import type { MessageActions } from './messageActions';
import { messageView, pendingView, replyInside } from './messageView';
import { ScrollKeeper } from './scroll';
import type { Thread } from './thread';
import type { Step } from './tree';

const firstShown = 2;

/** Outputs that put something on the page to be read. */
const adding: ReadonlySet<Output['type']> = new Set(['message', 'delta', 'reasoning', 'music', 'ended']);

/**
 * The conversation on the screen. Opening shows its end at once and the rest while the browser is idle;
 * a growing reply is drawn apart from everything else, at most once a frame.
 */
export class ThreadView {
  readonly element = document.createElement('div');
  readonly #list = document.createElement('div');
  readonly #newer = document.createElement('div');
  readonly #scroll: ScrollKeeper;
  #live: LiveReply | null = null;
  /** The elements replies were written in; they are read in them, too. */
  readonly #written = new Map<Id, HTMLElement>();
  #shown = firstShown;
  #frame = 0;
  /** It has just begun: what began it is all there is, and stays in sight until the server has told of it. */
  readonly #begun: boolean;
  #stale = false;
  #grown = false;
  #idle = 0;

  constructor(
    private readonly app: App,
    private readonly acts: MessageActions,
    private readonly thread: Thread,
    private target: Id | null,
  ) {
    this.element.className = 'thread';
    this.element.tabIndex = -1;
    this.#list.className = 'messages';
    this.#newer.className = 'newer';
    this.element.append(this.#list, this.#newer);
    this.#scroll = new ScrollKeeper(this.element, this.#list, () => this.#drawNewer());
    this.#list.addEventListener('click', (e) => e.target instanceof Element && e.target.closest('.fold, summary') && this.#scroll.hold(), true);
    whenSpeechChanges(() => this.refresh());
    this.#begun = app.home!.conversations.find(thread.id)?.lastMessageAt === null;
    this.#draw();
  }

  /** Draws all of it anew in the next frame, however often it is asked for until then. */
  refresh(): void {
    this.#stale = true;
    this.#nextFrame();
  }

  /** Something was added to the reply being written. */
  grow(output: Output | null): void {
    if (output?.type === 'ended' && this.#live?.replyId === output.replyId) {
      this.#live.finish(output.message);
      this.#written.set(output.replyId, this.#live.element);
      this.#live = null;
    }
    this.#grown ||= output !== null && adding.has(output.type);
    this.#nextFrame();
  }

  toEnd(): void {
    this.#scroll.toEnd();
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    cancelIdle(this.#idle);
    this.#scroll.close();
    this.#live?.close();
    quiet();
    whenSpeechChanges(() => {});
  }

  #nextFrame(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      const { draft } = this.thread.state;
      if (this.#stale) this.#draw();
      else if (draft && this.#live?.replyId === draft.replyId && !this.#live.show(draft)) this.#nextFrame();
      if (this.#grown) this.#scroll.follow();
      this.#grown = false;
    });
  }

  #draw(): void {
    this.#stale = false;
    const pending = this.#pending();
    if (!this.thread.state.loaded) {
      if (!this.#begun) render(skeleton(5), this.#list);
      else if (pending.length > 0) render(this.#waiting(pending), this.#list);
      return;
    }
    const { steps } = this.thread;
    // A reply that ended while the connection was away has no end to be told of; nothing of it goes on.
    if (this.#live && this.#live.replyId !== this.thread.state.draft?.replyId) this.#endLive();
    // What cannot be done while a reply is written is hidden by the style sheet: making 2,000 messages anew would take a second.
    this.element.classList.toggle('busy', this.thread.writing);
    const chunks = lastChunks(steps, this.#shown);
    const more = (chunks[0]?.index ?? 0) > 0;
    render(
      html`${more ? html`<p class="earlier" role="status">${t('conversation.earlier')}</p>` : nothing}
      ${repeat(
        chunks,
        (c) => c.index,
        (c) =>
          html`<div class="chunk">
            ${repeat(
              c.items,
              (s) => s.id,
              (s) => this.#step(s),
            )}
          </div>`,
      )}
      ${this.#waiting(pending)}`,
      this.#list,
    );
    if (this.target && this.#scroll.show(this.target)) this.target = null;
    if (more) this.#showMoreWhenIdle();
  }

  #endLive(): void {
    this.#live?.close();
    this.#live = null;
  }

  #pending(): Outgoing[] {
    const known = new Set(this.thread.state.messages.map((m) => m.id));
    return this.app.home!.sender.outbox.of(this.thread.id).filter((p) => !known.has(p.messageId));
  }

  #waiting = (pending: readonly Outgoing[]): unknown =>
    repeat(
      pending,
      (p) => p.messageId,
      (p) => pendingView(this.acts, p, !this.app.hub.lost),
    );

  #step(step: Step): unknown {
    if (step.draft) {
      if (this.#live?.replyId !== step.id) {
        this.#endLive();
        this.#live = new LiveReply(step.id, this.app, this.acts);
      }
      if (!this.#live.show(step.draft)) this.#nextFrame();
      return place(nothing, this.#live.element);
    }
    const message = step.message!;
    const written = this.#written.get(step.id);
    const edge = this.thread.state.contextStart === step.id && step.parentId !== null;
    const parts = [
      message,
      edge,
      step.versions.length,
      step.version,
      this.acts.editing === step.id,
      isSpeaking(step.id),
    ];
    return guard(parts, () =>
      place(
        edge ? html`<p class="context-line">${t('context.above')}</p>` : nothing,
        written ? this.#inside(written, message, step) : messageView(this.app, this.acts, message, step),
      ),
    );
  }

  #inside(element: HTMLElement, message: Message, step: Step): HTMLElement {
    render(replyInside(this.app, this.acts, message, step), element);
    return element;
  }

  #showMoreWhenIdle(): void {
    cancelIdle(this.#idle);
    this.#idle = whenIdle(() => {
      this.#shown++;
      this.#scroll.keeping(() => this.#draw());
    });
  }

  #drawNewer(): void {
    const away = !this.#scroll.atEnd;
    render(
      away
        ? html`<button class="button button-raised" @click=${() => this.#scroll.toEnd()}>
            ${icon('end')} ${this.#scroll.missed ? t('conversation.newBelow') : t('conversation.toEnd')}
          </button>`
        : nothing,
      this.#newer,
    );
  }
}

/** The same template for a reply that is written and one that is read: so its element is not taken out and put back at its end. */
const place = (before: unknown, message: unknown): TemplateResult => html`${before}${message}`;

const whenIdle = (run: () => void): number =>
  'requestIdleCallback' in globalThis ? requestIdleCallback(run, { timeout: 200 }) : setTimeout(run, 30);
const cancelIdle = (id: number): void => ('cancelIdleCallback' in globalThis ? cancelIdleCallback(id) : clearTimeout(id));
