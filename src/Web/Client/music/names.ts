import { type TemplateResult, html, nothing } from 'lit-html';
import type { MusicName } from '../protocol/types';
import { t } from '../texts/texts';

/** What a member says a name means; it holds for all later questions. */
export interface Meant {
  said: string;
  column: string;
  value: string;
}

/** The names found in a question, each one tap away from being put right: the tap is told as `music-meant`. */
export function namesView(names: readonly MusicName[]): TemplateResult | typeof nothing {
  const shown = names.filter((n) => n.matches.some((m) => m.value !== n.said));
  if (shown.length === 0) return nothing;
  return html`<ul class="chips" aria-label=${t('music.names')}>
    ${shown.map((n) => html`<li dir="auto">${nameView(n)}</li>`)}
  </ul>`;
}

function nameView(name: MusicName): TemplateResult {
  const values = name.matches.filter((m, i, all) => all.findIndex((x) => x.value === m.value) === i);
  const meant = name.said === values[0]!.value ? html`“${name.said}”` : html`“${name.said}” = ${values[0]!.value}`;
  if (values.length === 1) return meant;
  const choose = (column: string, value: string) => (event: Event): void => {
    const detail: Meant = { said: name.said, column, value };
    (event.currentTarget as HTMLElement).dispatchEvent(new CustomEvent('music-meant', { bubbles: true, detail }));
  };
  return html`<details class="name">
    <summary>${meant}</summary>
    <p>${t('music.iMean')}</p>
    ${values.slice(1).map((m) => html`<button class="button button-small" @click=${choose(m.column, m.value)}>${m.value}</button>`)}
  </details>`;
}
