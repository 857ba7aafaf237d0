import { type TemplateResult, html } from 'lit-html';
import type { App } from '../home/app';
import { get, patch, remove } from '../protocol/api';
import type { Device } from '../protocol/types';
import { when } from '../texts/dates';
import { locale, t } from '../texts/texts';
import { icon } from '../ui/icons';
import { Resource } from '../ui/resource';
import { openDialog } from '../ui/dialog';

/** Where one is signed in, and the way to end it there ("grandma's old phone"). */
export const devicesSection = (app: App): (() => TemplateResult) => {
  const devices = new Resource(() => get<Device[]>('/api/sessions'), app.redraw);
  const end = async (device: Device): Promise<void> => {
    if (device.current) return app.signOut();
    try {
      await remove(`/api/sessions/${device.id}`);
      devices.set((devices.value ?? []).filter((d) => d.id !== device.id));
      app.toasts.show(t('devices.ended'));
    } catch (error) {
      app.failed(error);
    }
  };
  const rename = (device: Device): void => {
    const name =
      (close: () => void) =>
      async (event: Event): Promise<void> => {
        event.preventDefault();
        const text = new FormData(event.currentTarget as HTMLFormElement).get('name');
        close();
        await patch(`/api/sessions/${device.id}`, { name: text }).then(() => devices.load(), app.failed);
      };
    openDialog(
      t('devices.name'),
      (close) =>
        html`<form class="form" @submit=${name(close)}>
          <input class="field" name="name" maxlength="64" dir="auto" aria-label=${t('devices.name')} .value=${device.name} />
          <div class="actions"><button class="button button-primary">${t('action.save')}</button></div>
        </form>`,
    );
  };
  const row = (d: Device): TemplateResult =>
    html`<li class="row">
      <div>
        <strong dir="auto">${d.name || t('devices.unknown')}</strong> ${d.current
          ? html`<span class="tag">${t('devices.this')}</span>`
          : ''}<span class="meta">${t('devices.lastSeen', { when: when(d.lastSeenAt, new Date(), locale()) })}</span>
      </div>
      <button class="icon-button" aria-label=${t('devices.name')} title=${t('devices.name')} @click=${() => rename(d)}>
        ${icon('edit')}
      </button>
      <button class="button button-small" @click=${() => void end(d)}>${t(d.current ? 'account.signOut' : 'devices.end')}</button>
    </li>`;
  return () =>
    html`<p class="hint">${t('devices.note')}</p>
      ${devices.view(
        (list) =>
          html`<ul class="rows">
            ${list.map(row)}
          </ul>`,
      )}`;
};
