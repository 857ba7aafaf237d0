import { html } from 'lit-html';
import type { App } from '../home/app';
import type { Page } from '../home/page';
import { t } from '../texts/texts';
import { accountForm } from './accountForm';

/** The first run: whoever is here first becomes the family admin. */
export function welcomePage(app: App): Page {
  const form = accountForm(app, t('welcome.action'), null);
  return {
    title: t('welcome.title'),
    view: () =>
      html`<div class="card">
        <h1>${t('welcome.title')}</h1>
        <p>${t('welcome.text')}</p>
        ${form.view()}
      </div>`,
  };
}
