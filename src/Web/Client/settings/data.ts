import { type TemplateResult, html } from 'lit-html';
import type { App } from '../home/app';
import { t } from '../texts/texts';
import { icon } from '../ui/icons';
import { panel } from '../ui/panel';

export const dataSection = (_: App) => (): TemplateResult =>
  panel(html`
  <p>${t('data.text')}</p>
  <p><a class="button button-primary" href="/api/export" download>${icon('download')} ${t('data.download')}</a></p>
  <p class="hint">${t('data.note')}</p>
`);
