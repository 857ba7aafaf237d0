import { type TemplateResult, html } from 'lit-html';
import { t } from '../texts/texts';
import { announce } from './announcer';
import { copyText } from './clipboard';
import { icon } from './icons';

/** The tick stands where the sheets were for a moment: long enough to be seen. */
const tickMs = 2_000;

/** Copies at a press, and shows that it did where the eyes are. */
export const copyIcon = (text: string): TemplateResult => {
  const label = t('action.copy');
  return html`<button class="icon-button copy" aria-label=${label} title=${label} @click=${(e: Event) => void press(e, text)}>
    ${icon('copy')}${icon('check')}
  </button>`;
};

/** The same with words. A property, not a child: the press changes it without asking the template. */
export const copyButton = (text: string, label: string, kind = ''): TemplateResult =>
  html`<button class="button copy ${kind}" type="button" @click=${(e: Event) => void press(e, text)}>
    ${icon('copy')}${icon('check')}<span .textContent=${label}></span>
  </button>`;

async function press(event: Event, text: string): Promise<void> {
  const button = event.currentTarget as HTMLElement;
  if (!(await copyText(text)) || button.classList.contains('done')) return;
  announce(t('action.copied'));
  const words = button.querySelector('span');
  const label = words?.textContent ?? '';
  button.classList.add('done');
  if (words) words.textContent = t('action.copied');
  setTimeout(() => {
    button.classList.remove('done');
    if (words) words.textContent = label;
  }, tickMs);
}
