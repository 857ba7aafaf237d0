import { type TemplateResult, render } from 'lit-html';
import type { App, Home } from '../home/app';
import type { Task } from '../protocol/types';
import { t } from '../texts/texts';
import { type Unsent, isNothing } from '../home/drafts';
import type { Place } from '../home/place';
import { sends } from './keys';
import { lastModel, rememberModel } from './lastModel';
import { compose, longestMessage, shouldFold } from './paste';

const saveMs = 300;

/** Where a member writes. Its text survives reloads; it belongs to one place, and goes along when a conversation begins there. */
export class Composer {
  readonly element = document.createElement('form');
  onSend: (text: string, task: Task) => boolean = () => false;
  onStop: () => void = () => {};
  /** A reply is being written in the conversation this belongs to. */
  isWriting: () => boolean = () => false;
  unsent: Unsent;
  #task: Task | null = null;
  #save = 0;

  constructor(
    readonly app: App,
    private readonly home: Home,
    private at: Place,
    private readonly view: (composer: Composer) => TemplateResult,
  ) {
    this.element.className = 'composer';
    this.element.addEventListener('submit', (e) => {
      e.preventDefault();
      this.submit();
    });
    this.unsent = home.drafts.read(at);
    this.refresh();
    queueMicrotask(() => this.#take(this.unsent));
  }

  get task(): Task {
    return this.#task ?? this.#known?.task ?? 'general';
  }

  /** The conversation's model, else the one last picked; null leaves it to the server. */
  get model(): string | null {
    const picked = this.#known?.model ?? lastModel(this.home.member.id);
    return this.home.models.some((m) => m.id === picked && m.allowed) ? picked : null;
  }

  get place(): Place {
    return this.at;
  }

  get empty(): boolean {
    return isNothing(this.unsent);
  }

  get field(): HTMLTextAreaElement | null {
    return this.element.querySelector('textarea');
  }

  refresh(): void {
    render(this.view(this), this.element);
    this.element.dataset['task'] = this.task;
  }

  focus(): void {
    this.field?.focus();
  }

  /** The conversation goes on somewhere else, in the same field: what is typed in it goes along. */
  belongTo(place: Place): void {
    const moved = this.keep() && this.home.drafts.move(this.at, place);
    this.at = place;
    this.#take(moved ? this.home.drafts.read(place) : this.unsent);
  }

  /** Writes at once what a pending save still held: before leaving a conversation, and before the page goes, perhaps for good. */
  keep(): boolean {
    clearTimeout(this.#save);
    return this.home.drafts.write(this.at, this.unsent);
  }

  pickTask(task: Task): void {
    this.#task = task;
    this.refresh();
    this.app.redraw();
    this.focus();
    if (this.at.id) void this.home.conversations.change(this.at.id, { task }).catch(this.app.failed);
  }

  pickModel(model: string): void {
    rememberModel(this.home.member.id, model);
    if (this.at.id) void this.home.conversations.change(this.at.id, { model }).catch(this.app.failed);
    this.app.redraw();
  }

  /** Puts a text back to be changed: before whatever has been typed since. */
  restore(text: string): void {
    const typed = this.unsent.text.trim();
    this.#take(
      shouldFold(text)
        ? { text: typed, pastes: [text, ...this.unsent.pastes] }
        : { ...this.unsent, text: typed ? `${text}\n\n${typed}` : text },
    );
    this.focus();
  }

  typed(text: string): void {
    const was = this.empty;
    this.unsent = { ...this.unsent, text };
    this.#fit();
    this.#saveSoon();
    if (was !== this.empty) this.refresh();
  }

  key(event: KeyboardEvent): void {
    if (!sends(event, this.app.preferences.sendOnEnter ?? true)) return;
    event.preventDefault();
    this.submit();
  }

  paste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!text && (event.clipboardData?.files.length ?? 0) > 0) {
      event.preventDefault();
      this.app.toasts.show(t('composer.onlyText'));
    } else if (shouldFold(text)) {
      event.preventDefault();
      this.#take({ ...this.unsent, pastes: [...this.unsent.pastes, text] });
    }
  }

  unfold(index: number): void {
    const { text, pastes } = this.unsent;
    this.#take({ text: [text.trim(), pastes[index]!].filter(Boolean).join('\n\n'), pastes: pastes.toSpliced(index, 1) });
    this.focus();
  }

  drop(index: number): void {
    this.#take({ ...this.unsent, pastes: this.unsent.pastes.toSpliced(index, 1) });
    this.focus();
  }

  submit(): void {
    const text = compose(this.unsent);
    if (text === '') return;
    if (text.length > longestMessage) return this.app.toasts.show(t('problem.message-too-long'));
    const kept = this.unsent;
    this.#take({ text: '', pastes: [] });
    if (!this.onSend(text, this.task)) this.#take(kept);
  }

  /** The task and the model of the conversation, also of one that is on its way. */
  get #known(): { task: Task; model?: string | null } | undefined {
    const { id, key } = this.at;
    if (id) return this.home.conversations.find(id);
    return key ? this.home.sender.outbox.ofBeginning(key)[0]?.begin : undefined;
  }

  #take(unsent: Unsent): void {
    this.unsent = unsent;
    this.home.drafts.write(this.at, unsent);
    const { field } = this;
    if (field && field.value !== unsent.text) field.value = unsent.text;
    this.refresh();
    this.#fit();
  }

  #saveSoon(): void {
    clearTimeout(this.#save);
    this.#save = setTimeout(() => this.home.drafts.write(this.at, this.unsent), saveMs);
  }

  /** Grows with its text where the style sheet's `field-sizing` is not known. */
  #fit(): void {
    const { field } = this;
    if (!field || CSS.supports('field-sizing', 'content')) return;
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight + 2}px`;
  }
}
