import { type TemplateResult, html, nothing } from 'lit-html';
import type { App } from '../home/app';
import { link } from '../home/link';
import { type TextKey, t } from '../texts/texts';
import { type IconName, icon } from '../ui/icons';
import type { Chat } from './chat';

const generalPictures: IconName[] = ['bulb', 'fork', 'heart'];
const musicPictures: IconName[] = ['disc', 'person', 'clock'];

/** How one says hello at this hour of the day, 0–23. */
export function greeting(hour: number): TextKey {
  if (hour >= 5 && hour < 11) return 'starter.morning';
  return hour >= 17 && hour < 22 ? 'starter.evening' : 'starter.hello';
}

/**
 * What an empty conversation teaches: three things one could ask, for either task; those about the music fit the library that is there.
 * A tap puts one into the field, to be changed or sent.
 */
export function startersView(app: App, chat: Chat): TemplateResult {
  const music = chat.composer.task === 'music';
  return html`<div class="starters">
    <h2>${t(greeting(new Date().getHours()), { name: app.home!.member.displayName })}</h2>
    <p>${t(music ? 'starter.musicNote' : 'starter.generalNote')}</p>
    ${app.session!.modelServer.kind === 'demo' && !music ? html`<p>${t('starter.demoNote')}</p>` : nothing}
    ${music
      ? chat.library.view((l) => (l.songs === 0 ? noLibrary(app) : list(chat, l.starters, musicPictures)), 3)
      : list(chat, [t('starter.general.1'), t('starter.general.2'), t('starter.general.3')], generalPictures)}
  </div>`;
}

function list({ composer }: Chat, texts: readonly string[], pictures: readonly IconName[]): TemplateResult {
  const pick = (text: string) => (): void => {
    composer.unsent = { text: '', pastes: composer.unsent.pastes };
    composer.restore(text);
  };
  return html`<ul>
    ${texts.map(
      (text, n) =>
        html`<li>
          <button class="starter" @click=${pick(text)}>
            <span class="starter-picture">${icon(pictures[n % pictures.length]!)}</span><span dir="auto">${text}</span>
          </button>
        </li>`,
    )}
  </ul>`;
}

const noLibrary = (app: App): TemplateResult =>
  app.home!.member.role === 'admin'
    ? html`<p class="empty">
        ${t('starter.noLibraryAdmin')} <a href="/admin/music" @click=${link(app, { name: 'admin', page: 'music' })}>${t('starter.addLibrary')}</a>
      </p>`
    : html`<p class="empty">${t('failure.no-library')}</p>`;
