import { type TemplateResult, html, nothing } from 'lit-html';
import type { App } from '../home/app';
import type { Outgoing } from '../home/outbox';
import { evidenceOf } from '../music/evidence';
import type { Message } from '../protocol/types';
import { fullDate } from '../texts/dates';
import { language, t, tCode } from '../texts/texts';
import { questionActions, replyActions } from './footer';
import { bodyOf } from './body';
import { editView } from './editView';
import { foldedText } from './foldedText';
import type { MessageActions } from './messageActions';
import { noteView } from './note';
import type { Step } from './tree';

/** One finished message on the path. */
export function messageView(app: App, acts: MessageActions, message: Message, step: Step): TemplateResult {
  return message.role === 'user' ? question(acts, message, step) : reply(app, acts, message, step);
}

function question(acts: MessageActions, message: Message, step: Step): TemplateResult {
  if (acts.editing === message.id) return editView(acts, message);
  const waiting = message.state === 'waiting';
  return html`<article
    class="message question"
    data-message=${message.id}
    tabindex="-1"
    aria-label=${t('message.byYou', { at: fullDate(message.at, language()) })}
  >
    <div class="bubble ${message.task === 'music' ? 'bubble-music' : ''}">${foldedText(message.text)}</div>
    ${waiting ? html`<p class="note">${t('message.waiting')}</p>` : questionActions(acts, message, step)}
  </article>`;
}

function reply(app: App, acts: MessageActions, message: Message, step: Step): TemplateResult {
  return html`<article
    class="message reply"
    data-message=${message.id}
    tabindex="-1"
    @music-ask=${(event: CustomEvent<string>) => void acts.send(event.detail, 'music')}
    @music-corrected=${() => acts.regenerate(message.id, message.parentId)}
    aria-label=${t('message.byModel', { model: message.model ?? '' })}
  >
    ${message.reasoning
      ? html`<details class="reasoning">
          <summary>${t('reply.thought')}</summary>
          <div dir="auto">${message.reasoning}</div>
        </details>`
      : nothing}
    ${bodyOf(message)} ${message.music ? evidenceOf(message.music) : nothing} ${noteView(acts, message)}
    ${replyActions(app, acts, message, step)}
  </article>`;
}

/** A message this browser holds until the server has it. */
export function pendingView(acts: MessageActions, item: Outgoing, online: boolean): TemplateResult {
  const again = (): void => acts.takeBack(item.messageId, item.text);
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
