import { type TemplateResult, html } from 'lit-html';
import type { MusicOption } from '../protocol/types';
import { number, t } from '../texts/texts';

/** Questions to ask instead, each with what it would find. A tap asks it. */
export function optionsView(options: readonly MusicOption[]): TemplateResult {
  const ask = (question: string) => (event: Event): void => {
    (event.currentTarget as HTMLElement).dispatchEvent(new CustomEvent('music-ask', { bubbles: true, detail: question }));
  };
  return html`<div class="chips options" role="group" aria-label=${t('music.options')}>
    ${options.map(
      (o) =>
        html`<button class="button button-small" dir="auto" @click=${ask(o.question)}>
          ${o.question}${o.rowCount === null || o.rowCount === undefined ? '' : ` (${number(o.rowCount)})`}
        </button>`,
    )}
  </div>`;
}
