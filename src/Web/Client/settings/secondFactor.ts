import { type TemplateResult, html, render } from 'lit-html';
import { Form } from '../ui/form';
import type { App } from '../home/app';
import { get, post } from '../protocol/api';
import { t, tn } from '../texts/texts';
import { copyButton } from '../ui/copyButton';
import { openDialog } from '../ui/dialog';
import { Resource } from '../ui/resource';
import { askPassword } from './askPassword';

interface Setup {
  secret: string;
  qrCode: string;
}

/** A code from an authenticator app beside the password, and recovery codes for the day the telephone is gone. */
export function secondFactorView(app: App): () => TemplateResult {
  const state = new Resource(() => get<{ enabled: boolean; recoveryCodesLeft: number }>('/api/session/second-factor'), app.redraw);
  const begin = async (password: string): Promise<void> =>
    setUp(await post<Setup>('/api/session/second-factor', { password }), () => void state.load());
  const end = async (password: string): Promise<void> => {
    await post('/api/session/second-factor/remove', { password });
    await state.load();
  };
  return () => html`
    <p class="hint">${t('factor.note')}</p>
    ${state.view(
      (s) => html`
        ${s.enabled ? html`<p>${tn('factor.left', s.recoveryCodesLeft)}</p>` : ''}
        <div class="actions actions-start">
          ${s.enabled
            ? html`<button class="button" @click=${() => askPassword(t('factor.end'), end)}>${t('factor.end')}</button>`
            : html`<button class="button" @click=${() => askPassword(t('factor.begin'), begin)}>${t('factor.begin')}</button>`}
        </div>
      `,
      1,
    )}
  `;
}

/** Shows the secret once, asks for a first code, then shows the recovery codes once. */
function setUp(setup: Setup, changed: () => void): void {
  const host = document.createElement('div');
  host.className = 'stack';
  const close = openDialog(t('factor.begin'), () => html`${host}`);
  const form = new Form(
    [{ name: 'factorCode', label: t('factor.code'), autocomplete: 'one-time-code' }],
    t('factor.confirm'),
    async (values) => {
      const { recoveryCodes } = await post<{ recoveryCodes: string[] }>('/api/session/second-factor/confirm', {
        code: values['factorCode'],
      });
      changed();
      done = html`<p>${t('factor.recovery')}</p>
        <ul class="codes">
          ${recoveryCodes.map((c) => html`<li><code>${c}</code></li>`)}
        </ul>
        <div class="actions">
          ${copyButton(recoveryCodes.join('\n'), t('action.copy'))}
          <button class="button button-primary" @click=${close}>${t('factor.kept')}</button>
        </div>`;
      requestAnimationFrame(() => host.querySelector<HTMLElement>('.actions button')?.focus());
    },
    () => draw(),
  );
  let done: TemplateResult | null = null;
  const draw = (): void =>
    void render(
      done ??
        html`<p>${t('factor.scan')}</p>
          <img class="qr" src=${setup.qrCode} alt=${t('factor.qr')} />
          <p><code>${setup.secret}</code></p>
          ${form.view()}`,
      host,
    );
  draw();
}
