import { type TemplateResult, html } from 'lit-html';
import type { App } from '../home/app';
import { t } from '../texts/texts';
import type { Chat } from './chat';

/** What an empty conversation teaches: three things one could ask, for either task. */
export function startersView(app: App, chat: Chat): TemplateResult {
  const { composer } = chat;
  const texts =
    composer.task === 'music'
      ? [t('starter.music.1'), t('starter.music.2'), t('starter.music.3')]
      : [t('starter.general.1'), t('starter.general.2'), t('starter.general.3')];
  const pick = (text: string) => (): void => {
    composer.unsent = { text: '', pastes: composer.unsent.pastes };
    composer.restore(text);
  };
  return html`<div class="starters">
    <h2>${t('starter.hello', { name: app.home!.member.displayName })}</h2>
    <p>${t(composer.task === 'music' ? 'starter.musicNote' : 'starter.generalNote')}</p>
    <ul>
      ${texts.map((text) => html`<li><button class="starter" @click=${pick(text)}>${text}</button></li>`)}
    </ul>
  </div>`;
}
