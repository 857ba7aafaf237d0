import { type TemplateResult, html } from 'lit-html';
import { Form } from '../ui/form';
import type { App } from '../home/app';
import { put } from '../protocol/api';
import { t } from '../texts/texts';
import { icon } from '../ui/icons';
import { panel } from '../ui/panel';
import { passkeysView } from './passkeys';
import { secondFactorView } from './secondFactor';

export const accountSection = (app: App): (() => TemplateResult) => {
  const form = new Form(
    [
      { name: 'current', label: t('account.current'), type: 'password', autocomplete: 'current-password' },
      {
        name: 'new',
        label: t('account.new'),
        type: 'password',
        autocomplete: 'new-password',
        hint: t('account.passwordHint'),
        minLength: 10,
      },
    ],
    t('account.change'),
    async (values) => {
      await put('/api/session/password', values);
      app.toasts.show(t('account.changed'));
      app.go({ name: 'settings', page: 'account' });
    },
    app.redraw,
  );
  const passkeys = passkeysView(app);
  const factor = secondFactorView(app);
  const member = app.home!.member;
  return () => html`
    ${panel(
      html`<div class="who">
        <p>${t('account.who', { name: member.displayName, userName: member.userName })} <span class="tag">${t(`role.${member.role}`)}</span></p>
        <button class="button" @click=${() => void app.signOut()}>${icon('out')} ${t('account.signOut')}</button>
      </div>`,
    )}
    ${panel(form.view(), t('account.password'))} ${panel(passkeys(), t('passkey.title'))} ${panel(factor(), t('factor.title'))}
  `;
};
