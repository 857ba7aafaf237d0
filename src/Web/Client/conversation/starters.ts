import { type TemplateResult, html } from 'lit-html';
import type { App } from '../home/app';
import { link } from '../home/link';
import { type TextKey, t } from '../texts/texts';
import { type IconName, icon } from '../ui/icons';
import type { Chat } from './chat';

/** For whom or what they are: a child, a grown-up, a demo that can answer little. */
const general: Record<'demo' | 'child' | 'adult', readonly [TextKey, IconName][]> = {
  demo: [
    ['starter.demo.1', 'compass'],
    ['starter.demo.2', 'text'],
    ['starter.demo.3', 'bulb'],
  ],
  child: [
    ['starter.child.1', 'bulb'],
    ['starter.child.2', 'text'],
    ['starter.general.3', 'heart'],
  ],
  adult: [
    ['starter.general.1', 'bulb'],
    ['starter.general.2', 'fork'],
    ['starter.general.3', 'heart'],
  ],
};
const musicPictures: IconName[] = ['disc', 'person', 'clock'];

/** How one says hello at this hour of the day, 0–23. */
export function greeting(hour: number): TextKey {
  if (hour >= 5 && hour < 11) return 'starter.morning';
  return hour >= 17 && hour < 22 ? 'starter.evening' : 'starter.hello';
}

/**
 * What an empty conversation teaches: three things one could ask, for either task; they fit who asks, and what is there to answer.
 * A tap puts one into the field, to be changed or sent.
 */
export function startersView(app: App, chat: Chat): TemplateResult {
  const music = chat.composer.task === 'music';
  const { displayName, role } = app.home!.member;
  const demo = app.session!.modelServer.kind === 'demo';
  const offered = general[demo ? 'demo' : role === 'child' ? 'child' : 'adult'];
  return html`<div class="starters">
    <h2>${t(greeting(new Date().getHours()), { name: displayName })}</h2>
    <p>${t(music ? 'starter.musicNote' : demo ? 'starter.demoNote' : 'starter.generalNote')}</p>
    ${music
      ? chat.library.view((l) => (l.songs === 0 ? noLibrary(app) : list(chat, l.starters, musicPictures)), 3)
      : list(
          chat,
          offered.map(([text]) => t(text)),
          offered.map(([, picture]) => picture),
        )}
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
