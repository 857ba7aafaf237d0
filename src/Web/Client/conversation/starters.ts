import { type TemplateResult, html } from 'lit-html';
import type { App } from '../home/app';
import { type TextKey, t } from '../texts/texts';
import { type IconName, icon } from '../ui/icons';
import type { Chat } from './chat';

interface Starter {
  picture: IconName;
  text: string;
}

const general = (): Starter[] => [
  { picture: 'bulb', text: t('starter.general.1') },
  { picture: 'fork', text: t('starter.general.2') },
  { picture: 'heart', text: t('starter.general.3') },
];

const music = (): Starter[] => [
  { picture: 'disc', text: t('starter.music.1') },
  { picture: 'person', text: t('starter.music.2') },
  { picture: 'clock', text: t('starter.music.3') },
];

/** How one says hello at this hour of the day, 0–23. */
export function greeting(hour: number): TextKey {
  if (hour >= 5 && hour < 11) return 'starter.morning';
  return hour >= 17 && hour < 22 ? 'starter.evening' : 'starter.hello';
}

/** What an empty conversation teaches: three things one could ask, for either task. A tap puts one into the field, to be changed or sent. */
export function startersView(app: App, chat: Chat): TemplateResult {
  const { composer } = chat;
  const asksMusic = composer.task === 'music';
  const pick = (text: string) => (): void => {
    composer.unsent = { text: '', pastes: composer.unsent.pastes };
    composer.restore(text);
  };
  return html`<div class="starters">
    <h2>${t(greeting(new Date().getHours()), { name: app.home!.member.displayName })}</h2>
    <p>${t(asksMusic ? 'starter.musicNote' : 'starter.generalNote')}</p>
    <ul>
      ${(asksMusic ? music() : general()).map(
        ({ picture, text }) =>
          html`<li>
            <button class="starter" @click=${pick(text)}><span class="starter-picture">${icon(picture)}</span><span>${text}</span></button>
          </li>`,
      )}
    </ul>
  </div>`;
}
