import { type TemplateResult, html, nothing } from 'lit-html';
import { number, t } from '../texts/texts';
import type { MusicColumn } from './types';

const shownExamples = 3;

/** A column in a list: its heading, what it was taken for, how full it is and what stands in it. */
export function columnRow(c: MusicColumn, action: TemplateResult | typeof nothing = nothing): TemplateResult {
  const facts = [
    ...(c.name === c.originalName ? [] : [c.name]),
    ...(c.filledPercent === undefined ? [] : [t('library.filled', { percent: number(c.filledPercent) })]),
    ...(c.examples?.length ? [t('library.examples', { list: c.examples.slice(0, shownExamples).join(' · ') })] : []),
  ];
  return html`<li class="row column">
    <div>
      <span><strong dir="auto">${c.originalName}</strong> ${c.edited ? html`<span class="tag">${t('library.changed')}</span>` : nothing}</span>
      ${facts.length > 0 ? html`<span class="meta" dir="auto">${facts.join(' – ')}</span>` : nothing}
    </div>
    <div>
      <span>${t(`meaning.${c.meaning}`)}</span>
      ${c.description ? html`<span class="meta" dir="auto">${c.description}</span>` : nothing}
    </div>
    ${action}
  </li>`;
}
