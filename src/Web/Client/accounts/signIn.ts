import { html, nothing } from 'lit-html';
import type { App } from '../home/app';
import { link } from '../home/link';
import type { Page } from '../home/page';
import { post } from '../protocol/api';
import { Problem, asProblem } from '../protocol/problem';
import { t } from '../texts/texts';
import { afterDrawing } from '../ui/afterDrawing';
import { explain } from '../ui/explain';
import { Form, field } from '../ui/form';
import { canUsePasskeys, getPasskey } from './passkey';

/** The door. The second factor is asked for only after the password was right and the account has one. */
export function signInPage(app: App, next: string | null): Page {
  let asksCode = false;
  const fields = [
    { name: 'userName', label: t('account.userName'), autocomplete: 'username' },
    { name: 'password', label: t('account.password'), type: 'password' as const, autocomplete: 'current-password' },
  ];
  const submit = async ({ userName, password, remember, code }: Record<string, string>): Promise<void> => {
    try {
      await post('/api/session', { userName, password, remember: remember === 'on', ...(code ? { code } : {}) });
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'second-factor-required') || asksCode) throw error;
      asksCode = true;
      return afterDrawing(() => document.getElementById('code')?.focus());
    }
    app.signedIn(next);
  };
  const form = new Form(fields, t('signin.action'), submit, app.redraw);
  const passkey = async (): Promise<void> => {
    try {
      const credential = await getPasskey(await post('/api/session/passkey/options', {}));
      if (!credential) return;
      await post('/api/session/passkey', { credential, remember: true });
      app.signedIn(next);
    } catch (error) {
      form.problem = asProblem(error).code === 'bad-credentials' ? t('problem.bad-passkey') : explain(error);
      app.redraw();
    }
  };
  const extra = (): unknown =>
    html` ${asksCode ? field({ name: 'code', label: t('signin.code'), autocomplete: 'one-time-code' }) : nothing}
      <label class="check"><input type="checkbox" name="remember" checked /> ${t('signin.remember')}</label>`;
  return {
    title: t('signin.title'),
    view: () =>
      html`<div class="card">
        <h1>${t('signin.title')}</h1>
        ${form.view(extra())}
        ${app.session?.registration === 'open'
          ? html`<p><a href="/join/open" @click=${link(app, { name: 'join', code: 'open' })}>${t('signin.register')}</a></p>`
          : nothing}
        ${canUsePasskeys() ? html`<button class="button" @click=${() => void passkey()}>${t('signin.passkey')}</button>` : nothing}
        <p class="hint"><a href="/reset" @click=${link(app, { name: 'reset' })}>${t('signin.forgot')}</a></p>
      </div>`,
  };
}
