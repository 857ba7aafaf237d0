import { type TemplateResult, html, nothing, render } from 'lit-html';
import type { App } from '../home/app';
import { post } from '../protocol/api';
import type { Role } from '../protocol/types';
import { fullDate } from '../texts/dates';
import { locale, t } from '../texts/texts';
import { copyButton } from '../ui/copyButton';
import { openDialog } from '../ui/dialog';
import { icon } from '../ui/icons';
import { qrCode } from './qrCode';

/** An invitation for one person: as a link, as a code to read out, as a picture for a phone. */
export function invite(app: App): void {
  const host = document.createElement('div');
  host.className = 'stack';
  openDialog(t('members.invite'), () => html`${host}`);
  const issue = async (role: Role): Promise<void> => {
    try {
      const { code, expiresAt } = await post<{ code: string; expiresAt: string }>('/api/admin/invitations', { role });
      render(issued(code, expiresAt), host);
      host.querySelector<HTMLElement>('.button-primary')?.focus({ preventScroll: true });
    } catch (error) {
      app.failed(error);
    }
  };
  render(
    html`<p>${t('invite.who')}</p>
      <div class="actions actions-start">
        ${(['adult', 'child'] as const).map(
          (role) => html`<button class="button button-primary" @click=${() => void issue(role)}>${t(`invite.${role}`)}</button>`,
        )}
      </div>`,
    host,
  );
}

/** An address that leads every other device to itself. */
const onlyHere = /^(localhost|127\.[\d.]+|\[::1\])$/;

function issued(code: string, expiresAt: string): TemplateResult {
  const address = `${location.origin}/join/${encodeURIComponent(code)}`;
  return html`${onlyHere.test(location.hostname) ? html`<p class="notice notice-danger">${icon('warning')} <span>${t('invite.onlyHere')}</span></p>` : nothing}
    <p>${t('invite.text')}</p>
    ${qrCode(address, t('invite.qr'))}
    <p class="secret">${code}</p>
    <p><code>${address}</code></p>
    <div class="actions actions-start">${copyButton(address, t('invite.copy'), 'button-primary')}</div>
    <p class="hint">${t('members.until', { when: fullDate(expiresAt, locale()) })}</p>`;
}
