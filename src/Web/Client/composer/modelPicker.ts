import type { App } from '../home/app';
import type { Composer } from './composer';
import type { Model } from '../protocol/types';
import { number, t } from '../texts/texts';
import { type TemplateResult, html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';

/** The models of the house; the one that is awake says so. With a single model there is nothing to pick. */
export function modelPicker(app: App, composer: Composer): TemplateResult | typeof nothing {
  const models = app.home!.models.filter((m) => m.allowed);
  if (models.length < 2) return models[0] ? html`<span class="model-name">${models[0].name}</span>` : nothing;
  const picked = composer.model ?? models.find((m) => m.state === 'loaded')?.id;
  const pick = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    if (value) composer.pickModel(value);
  };
  // An option once picked by hand no longer heeds its attribute; the field itself is told.
  return html`<select class="picker" aria-label=${t('model.pick')} .value=${live(picked ?? '')} @change=${pick}>
    ${picked ? nothing : html`<option value="" selected>${t('model.any')}</option>`}
    ${models.map((m) => html`<option value=${m.id} ?selected=${m.id === picked}>${label(m)}</option>`)}
  </select>`;
}

function label(m: Model): string {
  const parts = [m.name];
  if (m.contextLength) parts.push(t('model.context', { n: number(Math.round(m.contextLength / 1024)) }));
  if (m.state === 'loaded') parts.push(t('model.awake'));
  return parts.join(' · ');
}
