import { html } from 'lit-html';
import type { App } from '../home/app';
import type { Page } from '../home/page';
import { t } from '../texts/texts';
import { accountForm } from './accountForm';

/** Joining by invitation (a link or a code), or freely where the family allows it. */
export function joinPage(app: App, code: string): Page {
  const form = accountForm(app, t('join.action'), code === 'open' ? null : code);
  return {
    title: t('join.title'),
    view: () =>
      html`<div class="card">
        <h1>${t('join.title')}</h1>
        <p>${t('join.text')}</p>
        ${form.view()}
      </div>`,
  };
}
