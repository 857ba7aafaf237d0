import { type TemplateResult, html, nothing } from 'lit-html';
import type { App } from '../home/app';
import type { Model } from '../protocol/types';
import { number, t } from '../texts/texts';
import type { Chat } from './chat';
import type { Step } from './tree';

const nearlyFull = 0.85;
/** Below this there is nothing to tell. */
const worthShowing = 0.1;

/** How much of the model's memory the last answer used, 0–1; null while nothing is known. */
export function contextUsed(steps: readonly Step[], models: readonly Model[]): number | null {
  const last = steps.findLast((s) => s.message?.usage)?.message;
  const model = models.find((m) => m.id === last?.model) ?? models.find((m) => m.state === 'loaded');
  if (!last?.usage || !model?.contextLength) return null;
  return Math.min(1, (last.usage.promptTokens + last.usage.completionTokens) / model.contextLength);
}

/** A quiet gauge of the model's memory. */
export function contextGauge(app: App, chat: Chat): TemplateResult | typeof nothing {
  const used = chat.thread ? contextUsed(chat.thread.steps, app.home!.models) : null;
  if (used === null || used < worthShowing) return nothing;
  const words = t('context.used', { percent: number(Math.round(used * 100)) });
  return html`<span class="gauge" title=${words}>
    <meter min="0" max="1" high=${nearlyFull} optimum="0" .value=${used} aria-label=${words}></meter>
    <span aria-hidden="true">${t('context.short', { percent: number(Math.round(used * 100)) })}</span>
  </span>`;
}
