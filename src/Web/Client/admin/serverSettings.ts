import { type TemplateResult, html } from 'lit-html';
import type { App } from '../home/app';
import { get, put } from '../protocol/api';
import { t, tCode } from '../texts/texts';
import { Resource } from '../ui/resource';
import { type Setting, flatten, unflatten } from './settingTree';

/** The server's settings that can change while it runs; which there are, the server says. */
export function serverSettingsSection(app: App): () => TemplateResult {
  const settings = new Resource(() => get<Record<string, unknown>>('/api/admin/settings'), app.redraw);
  const save = async (event: Event, known: readonly Setting[]): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    try {
      await put(
        '/api/admin/settings',
        unflatten(
          known.map((s) => ({ ...s, value: typeof s.value === 'boolean' ? form.has(s.name) : typed(s, String(form.get(s.name) ?? '')) })),
        ),
      );
      app.toasts.show(t('admin.saved'));
      await settings.load();
    } catch (error) {
      app.failed(error);
    }
  };
  return () =>
    settings.view((tree) => {
      const known = flatten(tree);
      return html`<form class="form" @submit=${(e: Event) => void save(e, known)}>
        ${known.map(field)}
        <div class="actions actions-start"><button class="button button-primary">${t('action.save')}</button></div>
      </form>`;
    });
}

const typed = (s: Setting, text: string): Setting['value'] => (text === '' ? null : typeof s.value === 'number' ? Number(text) : text);

function field(s: Setting): TemplateResult {
  const label = tCode('setting', s.name, 'setting.other') === t('setting.other') ? s.name : tCode('setting', s.name, 'setting.other');
  if (typeof s.value === 'boolean')
    return html`<label class="check"><input type="checkbox" name=${s.name} ?checked=${s.value} /> ${label}</label>`;
  if (s.name === 'registration') {
    return html`<div class="form-row">
      <label for=${s.name}>${label}</label
      ><select class="field" id=${s.name} name=${s.name}>
        ${(['open', 'invitation', 'closed'] as const).map(
          (r) => html`<option value=${r} ?selected=${String(s.value).toLowerCase() === r}>${t(`registration.${r}`)}</option>`,
        )}
      </select>
    </div>`;
  }
  return html`<div class="form-row">
    <label for=${s.name}>${label}</label
    ><input
      class="field"
      id=${s.name}
      name=${s.name}
      type=${typeof s.value === 'number' ? 'number' : 'text'}
      step="any"
      .defaultValue=${String(s.value ?? '')}
    />
  </div>`;
}
