import { type TemplateResult, html, nothing } from 'lit-html';
import type { App } from '../home/app';
import { whyNotReady } from '../home/modelServer';
import { t } from '../texts/texts';
import { panel } from '../ui/panel';

export const aboutSection = (app: App) => (): TemplateResult => {
  const { version, modelServer } = app.session!;
  const why = whyNotReady(modelServer);
  return panel(html`
    <p>${t('about.text')}</p>
    <dl class="facts">
      <div>
        <dt>${t('about.version')}</dt>
        <dd>${version}</dd>
      </div>
      <div>
        <dt>${t('about.models')}</dt>
        <dd>${modelServer.name}, ${t(`server.state.${modelServer.state}`)}</dd>
      </div>
      ${why
        ? html`<div>
            <dt>${t('about.detail')}</dt>
            <dd>${why}</dd>
          </div>`
        : nothing}
    </dl>
    <p><a href="/docs">${t('about.docs')}</a></p>
  `);
};
