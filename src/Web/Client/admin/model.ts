import { type TemplateResult, html, nothing } from 'lit-html';
import type { App } from '../home/app';
import { whyNotReady } from '../home/modelServer';
import { get } from '../protocol/api';
import type { Model } from '../protocol/types';
import { number, t } from '../texts/texts';
import { icon } from '../ui/icons';
import { Resource } from '../ui/resource';

/** The computer the models run on, and the models it offers. */
export function modelSection(app: App): () => TemplateResult {
  const models = new Resource(() => get<Model[]>('/api/models'), app.redraw);
  const row = (m: Model): TemplateResult =>
    html`<li class="row">
      <div>
        <strong>${m.name}</strong
        ><span class="meta">${m.id}${m.contextLength ? ` · ${t('model.room', { n: number(m.contextLength) })}` : ''}</span>
      </div>
      <span class="tag">${t(m.state === 'loaded' ? 'model.awake' : 'model.sleeping')}</span>
    </li>`;
  return () => {
    const server = app.session!.modelServer;
    const away = server.state === 'unreachable';
    const why = whyNotReady(server);
    return html`<p><strong>${server.name}</strong> <span class="tag">${t(`server.state.${server.state}`)}</span></p>
      ${why ? html`<p class="hint" title=${server.detail ?? ''}>${why}</p>` : nothing}
      ${server.kind === 'demo' ? html`<p class="notice">${t('model.demo')}</p>` : nothing}
      <div class="actions actions-start">
        <button class="button" @click=${() => void models.load()}>${icon('again')} ${t('model.look')}</button>
      </div>
      ${models.view((list) =>
        list.length === 0
          ? html`${away ? nothing : html`<p class="empty">${t('model.none')}</p>`}`
          : html`<ul class="rows">
              ${list.map(row)}
            </ul>`,
      )}`;
  };
}
