import { html, nothing } from 'lit-html';
import type { App } from '../app/app';
import type { Page } from '../app/page';
import { link } from '../app/link';
import { post } from '../protocol/api';
import { t } from '../texts/texts';
import { Form } from './form';

export function signInPage(app: App, next: string | null): Page {
  const fields = [
    { name: 'userName', label: t('account.userName'), autocomplete: 'username' },
    { name: 'password', label: t('account.password'), type: 'password' as const, autocomplete: 'current-password' },
  ];
  const submit = async ({ userName, password, remember }: Record<string, string>): Promise<void> => {
    await post('/api/session', { userName, password, remember: remember === 'on' });
    app.signedIn(next);
  };
  const form = new Form(fields, t('signin.action'), submit, app.redraw);
  const remember = html`<label class="check"><input type="checkbox" name="remember" checked /> ${t('signin.remember')}</label>`;
  return {
    title: t('signin.title'),
    view: () => html`<div class="card">
      <p class="brand">FamilyChat</p>
      <h1>${t('signin.title')}</h1>
      ${form.view(remember)}
      ${app.session?.registration === 'open' ? html`<p><a href="/join/open" @click=${link(app, { name: 'join', code: 'open' })}>${t('signin.register')}</a></p>` : nothing}
      <p class="hint">${t('signin.forgot')}</p>
    </div>`,
  };
}
