import { type TemplateResult, html, nothing } from 'lit-html';
import type { MusicProgress, MusicStep } from '../protocol/types';
import { t } from '../texts/texts';
import { icon } from '../ui/icons';

const order: readonly MusicStep[] = ['generating', 'validating', 'executing', 'summarising'];

/** The four steps of a question about the music, ticked as they happen. A second attempt says so. */
export function stepsView(progress: readonly MusicProgress[], answering: boolean): TemplateResult {
  const last = progress.at(-1)!;
  const at = answering ? order.length : order.indexOf(last.step);
  return html`<ol class="steps">
    ${order.map((step, i) => {
      const state = i < at ? 'done' : i === at ? 'now' : 'later';
      return html`<li class=${state} aria-current=${i === at ? 'step' : nothing}>
        ${state === 'done' ? icon('check') : html`<span class="dot" aria-hidden="true"></span>`}<span>${t(`music.step.${step}`)}</span>
      </li>`;
    })}
    ${last.attempt > 1 && !answering ? html`<li class="again">${t('music.attempt', { n: last.attempt })}</li>` : nothing}
  </ol>`;
}
