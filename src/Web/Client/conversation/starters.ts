import { type TemplateResult, html } from 'lit-html';
import type { App } from '../app/app';
import { link } from '../app/link';
import { t } from '../texts/texts';
import type { Chat } from './chat';

/** What an empty conversation teaches: three things one could ask, for either task. Those about the music fit the library that is there. */
export function startersView(app: App, chat: Chat): TemplateResult {
  const music = chat.composer.task === 'music';
  return html`<div class="starters">
    <h2>${t('starter.hello', { name: app.home!.member.displayName })}</h2>
    <p>${t(music ? 'starter.musicNote' : 'starter.generalNote')}</p>
    ${music
      ? chat.library.view((l) => (l.songs === 0 ? noLibrary(app) : list(chat, l.starters)), 3)
      : list(chat, [t('starter.general.1'), t('starter.general.2'), t('starter.general.3')])}
  </div>`;
}

function list({ composer }: Chat, texts: readonly string[]): TemplateResult {
  const pick = (text: string) => (): void => {
    composer.unsent = { text: '', pastes: composer.unsent.pastes };
    composer.restore(text);
  };
  return html`<ul>
    ${texts.map((text) => html`<li><button class="starter" dir="auto" @click=${pick(text)}>${text}</button></li>`)}
  </ul>`;
}

const noLibrary = (app: App): TemplateResult =>
  app.home!.member.role === 'admin'
    ? html`<p class="empty">
        ${t('starter.noLibraryAdmin')} <a href="/admin/music" @click=${link(app, { name: 'admin', page: 'music' })}>${t('starter.addLibrary')}</a>
      </p>`
    : html`<p class="empty">${t('failure.no-library')}</p>`;
