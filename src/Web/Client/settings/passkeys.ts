import { type TemplateResult, html } from 'lit-html';
import { canUsePasskeys, createPasskey } from '../accounts/passkey';
import type { App } from '../home/app';
import { get, post, remove } from '../protocol/api';
import { when } from '../texts/dates';
import { locale, t } from '../texts/texts';
import { Resource } from '../ui/resource';
import { askPassword } from './askPassword';

interface Passkey {
  id: string;
  name: string;
  createdAt: string;
}

/** Signing in with a fingerprint or the device's PIN instead of a password. */
export function passkeysView(app: App): () => TemplateResult {
  const passkeys = new Resource(() => get<Passkey[]>('/api/passkeys'), app.redraw);
  const add = async (password: string): Promise<void> => {
    const credential = await createPasskey(await post('/api/passkeys/options', { password }));
    if (!credential) return;
    await post('/api/passkeys', { credential });
    app.toasts.show(t('passkey.added'));
    await passkeys.load();
  };
  const drop = async (passkey: Passkey): Promise<void> => {
    await remove(`/api/passkeys/${passkey.id}`).catch(app.failed);
    await passkeys.load();
  };
  const row = (p: Passkey): TemplateResult =>
    html`<li class="row">
      <div><strong dir="auto">${p.name}</strong><span class="meta">${when(p.createdAt, new Date(), locale())}</span></div>
      <button class="button button-small" @click=${() => void drop(p)}>${t('passkey.remove')}</button>
    </li>`;
  return () => html`
    <p class="hint">${t('passkey.note')}</p>
    ${passkeys.view(
      (list) =>
        list.length === 0
          ? html``
          : html`<ul class="rows">
              ${list.map(row)}
            </ul>`,
      1,
    )}
    ${canUsePasskeys()
      ? html`<div class="actions actions-start">
          <button class="button" @click=${() => askPassword(t('passkey.add'), add)}>${t('passkey.add')}</button>
        </div>`
      : html`<p class="hint">${t('passkey.unavailable')}</p>`}
  `;
}
