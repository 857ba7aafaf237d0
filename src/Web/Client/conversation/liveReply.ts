import { html, nothing, render } from 'lit-html';
import type { App } from '../home/app';
import { modelName } from '../home/models';
import { LiveMarkdown } from '../markdown/live';
import { stepsView } from '../music/stepsView';
import type { Id, Message } from '../protocol/types';
import { ordinal, t, tn } from '../texts/texts';
import { SentenceAnnouncer, announce } from '../ui/announcer';
import { keepBody, newBody } from './body';
import type { Draft } from './draft';
import type { MessageActions } from './messageActions';
import { type Phase, phaseOf } from './phase';
import { reasoningView, replyParts } from './replyParts';

/** The reply being written. Drawn by itself, so that a frame costs the same in any conversation. */
export class LiveReply {
  readonly element = document.createElement('article');
  readonly #body = newBody();
  readonly #markdown = new LiveMarkdown(this.#body);
  readonly #speech = new SentenceAnnouncer();
  #phase: Phase | null = null;
  #text = '';
  #thinkingSince = 0;
  #draft: Draft | null = null;
  #tick = 0;

  constructor(
    readonly replyId: Id,
    private readonly app: App,
    private readonly acts: MessageActions,
  ) {
    this.element.className = 'message reply writing';
    this.element.dataset['message'] = replyId;
  }

  /** Answers false when some of the text is left for a later frame. */
  show(draft: Draft): boolean {
    const server = this.app.session!.modelServer;
    const phase = phaseOf(draft, server);
    this.#draft = draft;
    if (phase === 'thinking' && !this.#thinkingSince) this.#countSeconds();
    if (draft.text !== this.#text && this.#markdown.show(draft.text)) {
      this.#speech.grow(draft.text);
      this.#text = draft.text;
    }
    const words = this.#words(phase, draft);
    if (phase !== this.#phase && phase !== 'thinking') announce(words);
    this.#phase = phase;
    const steps = draft.music.length > 0 ? stepsView(draft.music, draft.text !== '') : nothing;
    const waits = !draft.text && phase !== 'music' && phase !== 'thinking';
    const waiting = waits ? html`<p class="waiting"><span class="pulse" aria-hidden="true"></span>${words}</p>` : nothing;
    render(replyParts([draft.reasoning ? this.#reasoning(draft, phase) : nothing, steps, waiting], this.#body, nothing), this.element);
    this.element.setAttribute('aria-label', t('message.byModel', { model: this.#model(draft.model) }));
    return this.#text === draft.text;
  }

  finish(message: Message): void {
    clearInterval(this.#tick);
    this.element.classList.remove('writing');
    this.element.tabIndex = -1;
    this.#markdown.finish(message.text);
    this.#speech.finish(message.text);
    if (message.text.startsWith(this.#text)) keepBody(message, this.#body);
    if (message.state === 'complete') announce(t('reply.done'));
  }

  close(): void {
    clearInterval(this.#tick);
  }

  #words(phase: Phase, draft: Draft): string {
    switch (phase) {
      case 'queued':
        return [
          tn('reply.queued', draft.position, { place: ordinal(draft.position) }),
          ...(draft.seconds ? [t('reply.about', { seconds: draft.seconds })] : []),
        ].join(' · ');
      case 'asleep':
        return t('reply.asleep');
      case 'loading':
        return t('reply.loading', { model: this.#model(draft.model ?? this.acts.model) });
      default:
        return draft.state === 'queued' ? t('reply.soon') : t('reply.starting');
    }
  }

  #model(id: string | null): string {
    return id ? modelName(this.app.home!.models, id) : this.app.session!.modelServer.name;
  }

  #reasoning(draft: Draft, phase: Phase): unknown {
    const seconds = Math.max(1, Math.round((Date.now() - (this.#thinkingSince || Date.now())) / 1000));
    if (phase !== 'thinking') clearInterval(this.#tick);
    return reasoningView(draft.reasoning, phase === 'thinking' ? tn('reply.thinkingFor', seconds) : t('reply.thought'));
  }

  #countSeconds(): void {
    this.#thinkingSince = Date.now();
    this.#tick = setInterval(() => this.show(this.#draft!), 1_000);
  }
}
