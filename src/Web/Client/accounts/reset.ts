import { html } from 'lit-html';
import type { App } from '../home/app';
import type { Page } from '../home/page';
import { post } from '../protocol/api';
import { t } from '../texts/texts';
import { Form } from '../ui/form';

/** A new password with the family admin's one-time code. */
export function resetPage(app: App): Page {
  const fields = [
    { name: 'userName', label: t('account.userName'), autocomplete: 'username' },
    { name: 'code', label: t('reset.code'), autocomplete: 'one-time-code' },
    {
      name: 'password',
      label: t('account.new'),
      type: 'password' as const,
      autocomplete: 'new-password',
      hint: t('account.passwordHint'),
      minLength: 10,
    },
  ];
  const submit = async (values: Record<string, string>): Promise<void> => {
    await post('/api/users/password-reset', values);
    app.go({ name: 'signin', next: null }, true);
    app.toasts.show(t('reset.done'));
  };
  const form = new Form(fields, t('reset.action'), submit, app.redraw);
  return {
    title: t('reset.title'),
    view: () =>
      html`<div class="card">
        <h1>${t('reset.title')}</h1>
        <p>${t('reset.text')}</p>
        ${form.view()}
      </div>`,
  };
}
