import { type TemplateResult, html, nothing } from 'lit-html';
import type { App } from '../app/app';
import type { Outgoing } from '../composer/outbox';
import { evidenceOf } from '../music/evidence';
import type { Message } from '../protocol/types';
import { fullDate } from '../texts/dates';
import { language, t, tCode } from '../texts/texts';
import { bodyOf } from './body';
import type { Chat } from './chat';
import { editView } from './editView';
import { questionActions, replyActions } from './actions';
import { foldedText } from './foldedText';
import { noteView } from './note';
import type { Step } from './tree';

/** One finished message on the path. */
export function messageView(app: App, chat: Chat, message: Message, step: Step): TemplateResult {
  return message.role === 'user' ? question(chat, message, step) : reply(app, chat, message, step);
}

function question(chat: Chat, message: Message, step: Step): TemplateResult {
  if (chat.editing === message.id) return editView(chat, message);
  const waiting = message.state === 'waiting';
  return html`<article
    class="message question"
    data-message=${message.id}
    tabindex="-1"
    aria-label=${t('message.byYou', { at: fullDate(message.at, language()) })}
  >
    <div class="bubble ${message.task === 'music' ? 'bubble-music' : ''}">${foldedText(message.text)}</div>
    ${waiting ? html`<p class="note">${t('message.waiting')}</p>` : questionActions(chat, message, step)}
  </article>`;
}

function reply(app: App, chat: Chat, message: Message, step: Step): TemplateResult {
  return html`<article
    class="message reply"
    data-message=${message.id}
    tabindex="-1"
    @music-ask=${(event: CustomEvent<string>) => void chat.send(event.detail, 'music')}
    @music-corrected=${() => chat.regenerate(message.id, message.parentId)}
    aria-label=${t('message.byModel', { model: message.model ?? '' })}
  >
    ${message.reasoning
      ? html`<details class="reasoning">
          <summary>${t('reply.thought')}</summary>
          <div dir="auto">${message.reasoning}</div>
        </details>`
      : nothing}
    ${bodyOf(message)} ${message.music ? evidenceOf(message.music, chat.id!, message.id) : nothing} ${noteView(chat, message)}
    ${replyActions(app, chat, message, step)}
  </article>`;
}

/** A message this browser holds until the server has it. */
export function pendingView(chat: Chat, item: Outgoing, online: boolean): TemplateResult {
  const again = (): void => chat.takeBack(item.messageId, item.text);
  return html`<article class="message question pending" data-message=${item.messageId} aria-label=${t('message.notSent')}>
    <div class="bubble">${foldedText(item.text)}</div>
    ${item.refused
      ? html`<div class="note note-danger" role="alert">
          <p>${tCode('problem', item.refused.code, 'problem.unknown')}</p>
          <button class="button button-small" @click=${again}>${t('message.changeIt')}</button>
        </div>`
      : html`<p class="note">${online ? t('message.sending') : t('message.willSend')}</p>`}
  </article>`;
}
