import { type TemplateResult, html, nothing } from 'lit-html';
import type { App } from '../home/app';
import { modelName } from '../home/models';
import type { Outgoing } from '../home/outbox';
import { evidenceOf } from '../music/evidence';
import type { Meant } from '../music/names';
import { post } from '../protocol/api';
import type { Message } from '../protocol/types';
import { fullDate } from '../texts/dates';
import { locale, t, tCode } from '../texts/texts';
import { announce } from '../ui/announcer';
import { questionActions, replyActions } from './footer';
import { bodyOf } from './body';
import { editView } from './editView';
import { foldedText } from './foldedText';
import type { MessageActions } from './messageActions';
import { noteView } from './note';
import { reasoningView, replyParts } from './replyParts';
import type { Step } from './tree';

/** One finished message on the path. */
export const messageView = (app: App, acts: MessageActions, message: Message, step: Step): TemplateResult =>
  message.role === 'user' ? question(acts, message, step) : reply(app, acts, message, step);

function question(acts: MessageActions, message: Message, step: Step): TemplateResult {
  if (acts.editing === message.id) return editView(acts, message);
  const waiting = message.state === 'waiting';
  return html`<article
    class="message question"
    data-message=${message.id}
    tabindex="-1"
    aria-label=${t('message.byYou', { at: fullDate(message.at, locale()) })}
  >
    <div class="bubble ${message.task === 'music' ? 'bubble-music' : ''}">${foldedText(message.text)}</div>
    ${waiting ? html`<p class="note">${t('message.waiting')}</p>` : questionActions(acts, message, step)}
  </article>`;
}

const reply = (app: App, acts: MessageActions, message: Message, step: Step): TemplateResult =>
  html`<article
    class="message reply"
    data-message=${message.id}
    tabindex="-1"
    aria-label=${t('message.byModel', { model: message.model ? modelName(app.home!.models, message.model) : '' })}
  >
    ${replyInside(app, acts, message, step)}
  </article>`;

/** A finished reply inside its article, which may be the one it was written in. */
export function replyInside(app: App, acts: MessageActions, message: Message, step: Step): TemplateResult {
  const ask = (event: CustomEvent<string>): void => void acts.send(event.detail, 'music');
  const meant = async ({ detail }: CustomEvent<Meant>): Promise<void> => {
    try {
      await post('/api/music/aliases', detail);
      announce(t('music.remembered', { said: detail.said, name: detail.value }));
      acts.regenerate(message.id, message.parentId);
    } catch (error) {
      app.failed(error);
    }
  };
  const evidence = message.music
    ? html`<div @music-ask=${ask} @music-meant=${meant}>${evidenceOf(message.music, acts.id!, message.id)}</div>`
    : nothing;
  return replyParts(
    [message.reasoning ? reasoningView(message.reasoning, t('reply.thought')) : nothing, nothing, nothing],
    bodyOf(message),
    html`${evidence} ${noteView(acts, message)} ${replyActions(app, acts, message, step)}`,
  );
}

/** Refusals that other words would not change: only waiting helps. */
const later: ReadonlySet<string> = new Set(['quiet-hours', 'daily-limit']);

/** A message this browser holds until the server has it. */
export function pendingView(acts: MessageActions, item: Outgoing, online: boolean): TemplateResult {
  const again = (): void => acts.takeBack(item.messageId, item.text);
  return html`<article class="message question pending" data-message=${item.messageId} aria-label=${t('message.notSent')}>
    <div class="bubble">${foldedText(item.text)}</div>
    ${item.refused
      ? html`<div class="note note-danger" role="alert">
          <p>${tCode('problem', item.refused.code, 'problem.unknown')}</p>
          <button class="button button-small" @click=${again}>${t(later.has(item.refused.code) ? 'message.keepIt' : 'message.changeIt')}</button>
        </div>`
      : html`<p class="note">${online ? t('message.sending') : t('message.willSend')}</p>`}
  </article>`;
}
