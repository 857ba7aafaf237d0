import type { App, Home } from '../home/app';
import type { Composer } from '../composer/composer';
import type { Outgoing } from '../home/outbox';
import type { Place } from '../home/place';
import { type MemberLibrary, memberLibrary } from '../music/library';
import { newId } from '../protocol/ids';
import type { Id, Message, Output, Task } from '../protocol/types';
import { t } from '../texts/texts';
import { announce } from '../ui/announcer';
import { Resource } from '../ui/resource';
import { focusEdited } from './editView';
import type { MessageActions } from './messageActions';
import { Thread, type ThreadChange } from './thread';
import { ThreadView } from './threadView';
import { newestReply } from './tree';

/** The open conversation, one that is on its way to the server, or the place where a new one begins: what can be done in it. */
export class Chat implements MessageActions, Place {
  readonly id: Id | null;
  key: Id | null;
  readonly thread: Thread | null;
  readonly view: ThreadView | null;
  editing: Id | null = null;
  #library: Resource<MemberLibrary> | null = null;
  #titled = '';

  constructor(
    private readonly app: App,
    private readonly home: Home,
    { id, key }: Place,
    messageId: Id | null,
    readonly composer: Composer,
  ) {
    this.id = id;
    this.key = key;
    composer.onSend = (text, task) => this.send(text, task);
    composer.onStop = () => this.stop();
    composer.isWriting = () => this.writing;
    this.thread = id ? new Thread(app.hub, id, messageId) : null;
    this.view = this.thread ? new ThreadView(app, this, this.thread, messageId) : null;
    if (!this.thread) return;
    this.thread.onChange = (change, output) => this.#changed(change, output);
    this.thread.onTitle = (title) => home.conversations.retitle(id!, title);
  }

  get model(): string | null {
    return this.composer.model;
  }

  get writing(): boolean {
    return this.thread?.writing ?? false;
  }

  /** The family's music, for starting points that fit it; asked for when somebody turns to it. */
  get library(): Resource<MemberLibrary> {
    return (this.#library ??= new Resource(memberLibrary, this.app.redraw));
  }

  refresh(): void {
    this.view?.refresh();
    this.composer.refresh();
    this.showTitle();
    this.app.redraw();
  }

  close(): void {
    this.thread?.close();
    this.view?.close();
    this.composer.keep();
  }

  /** What this browser holds for the server: messages on their way, or waiting for the connection. */
  get pending(): readonly Outgoing[] {
    const { outbox } = this.home.sender;
    if (this.id) return outbox.of(this.id);
    return this.key ? outbox.ofBeginning(this.key) : [];
  }

  /** Answers false when the message could not be accepted; then it stays in the field. */
  send(text: string, task: Task): boolean {
    return this.id ? this.#put({ conversationId: this.id, text, task, ...this.#leaf() }) : this.#begin(text, task);
  }

  /** The edited question is a sibling of the original: both stay, and the reader sees the new one. */
  resend(message: Message, text: string): void {
    const { task, parentId } = message;
    // Not accepted, it stays in its field.
    if (!this.#put({ conversationId: this.id, text, task, parentId })) return;
    this.editing = null;
    this.thread?.followNewest(parentId);
  }

  regenerate(replyId: Id, parentId: Id | null): void {
    this.thread?.followNewest(parentId);
    void this.app.hub.regenerate(this.id!, replyId).catch(this.app.failed);
  }

  continueReply(replyId: Id): void {
    void this.app.hub.continueReply(this.id!, replyId).catch(this.app.failed);
  }

  stop(): boolean {
    if (!this.id || !this.writing) return false;
    void this.app.hub.stopReply(this.id, this.thread?.state.draft?.replyId).catch(this.app.failed);
    announce(t('reply.stopping'));
    return true;
  }

  /** Takes back a message the server refused, so that it can be changed and sent again. */
  takeBack(messageId: Id, text: string): void {
    this.home.sender.outbox.remove(messageId);
    this.composer.restore(text);
    // Nothing of it is left to begin with: what is in the field may begin any.
    if (this.key && this.pending.length === 0) this.#standAt(null);
    this.refresh();
  }

  choose(parentId: Id | null, id: Id): void {
    this.thread?.choose(parentId, id);
  }

  edit(id: Id | null): void {
    const question = id ?? this.editing;
    this.editing = id;
    this.view?.refresh();
    if (question) focusEdited(question);
  }

  /** The first message begins the conversation; those written before the server knows of it follow it there. */
  #begin(text: string, task: Task): boolean {
    const model = this.model ? { model: this.model } : {};
    const first = this.pending[0];
    const begin = first?.begin ?? { key: this.key ?? newId(), task, ...model };
    if (!this.#put({ conversationId: null, begin, text, task, ...(first ? {} : { parentId: null }) })) return false;
    if (!this.key) this.#standAt(begin.key);
    return true;
  }

  /** The place on the screen is now that of this beginning, or again of none: with its own address, so that "new conversation" leads away from it. */
  #standAt(key: Id | null): void {
    this.key = key;
    this.composer.belongTo({ id: null, key });
    this.app.go({ name: 'chat', id: null, ...(key ? { key } : {}) }, true);
  }

  #put(message: Pick<Outgoing, 'conversationId' | 'begin' | 'text' | 'task' | 'parentId'>): boolean {
    const first = message.parentId === null ? { first: true } : {};
    const model = this.model ? { model: this.model } : {};
    try {
      this.home.sender.send({ ...message, ...first, ...model, messageId: newId(), queue: true, at: new Date().toISOString() });
    } catch {
      this.app.toasts.show(t('composer.full'));
      return false;
    }
    this.view?.toEnd();
    return true;
  }

  /**
   * Under which message the next one hangs, where that is not the end: there the server decides, so that what two tabs send at once stands one
   * after the other instead of in two branches. So it does after one that still waits, whose reply does not exist yet.
   */
  #leaf(): { parentId?: Id | null } {
    if (!this.thread?.state.loaded || this.pending.length > 0) return {};
    const last = this.thread.steps.at(-1);
    if (last?.message?.role === 'user') return {};
    const { messages, draft } = this.thread.state;
    const parentId = last?.id ?? null;
    return parentId === newestReply(messages, draft) ? {} : { parentId };
  }

  #changed(change: ThreadChange, output: Output | null): void {
    if (this.thread?.gone) {
      this.app.toasts.show(t('conversation.gone'));
      return this.app.go({ name: 'chat', id: null }, true);
    }
    if (output?.type === 'message') this.home.sender.outbox.remove(output.message.id);
    if (output?.type === 'snapshot') for (const m of output.messages) this.home.sender.outbox.remove(m.id);
    if (change === 'writing') return this.view?.grow(output);
    this.view?.grow(output);
    this.refresh();
  }

  /** The window's title follows the conversation's, whoever changed it. */
  showTitle(): void {
    const title = this.id ? this.home.conversations.find(this.id)?.title : undefined;
    if (title && title !== this.#titled) document.title = `${(this.#titled = title)} · ${this.app.title}`;
  }
}
