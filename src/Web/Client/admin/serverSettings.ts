import { type TemplateResult, html, nothing } from 'lit-html';
import type { App } from '../home/app';
import { get, put } from '../protocol/api';
import { t, tCode } from '../texts/texts';
import { Resource } from '../ui/resource';
import { ConnectionTest } from './connectionTest';
import { type Setting, flatten, unflatten } from './settingTree';

/** Ticked, the token stays; where there is none, there is nothing to tick. */
const hasToken = 'modelServer.hasToken';
const groups = ['household', 'joining', 'modelServer', 'limits'] as const;
type Group = (typeof groups)[number];

/** The server's settings that can change while it runs; which there are, the server says. */
export function serverSettingsSection(app: App): () => TemplateResult {
  const settings = new Resource(() => get<Record<string, unknown>>('/api/admin/settings'), app.redraw);
  const connection = new ConnectionTest(app);
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
      await app.refreshSession();
    } catch (error) {
      app.failed(error);
    }
  };
  return () =>
    settings.view((tree) => {
      const known = flatten(tree).filter((s) => s.name !== hasToken || s.value === true);
      return html`<form class="form" @submit=${(e: Event) => void save(e, known)}>
        ${groups.map((group) => {
          const fields = known.filter((s) => groupOf(s.name) === group);
          return html`<fieldset class="group">
            <legend>${t(`settingGroup.${group}`)}</legend>
            ${fields.map(field)} ${group === 'modelServer' ? connection.view() : nothing}
          </fieldset>`;
        })}
        <div class="actions actions-start"><button class="button button-primary">${t('action.save')}</button></div>
      </form>`;
    });
}

const joining: readonly string[] = ['registration'];

/** A setting the page has not heard of yet is one of the household's. */
function groupOf(name: string): Group {
  if (joining.includes(name)) return 'joining';
  return groups.find((g) => name.startsWith(`${g}.`)) ?? 'household';
}

const typed = (s: Setting, text: string): Setting['value'] => (text === '' ? null : typeof s.value === 'number' ? Number(text) : text);

function field(s: Setting): TemplateResult {
  const label = tCode('setting', s.name, 'setting.other', { name: s.name });
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
  const secret = s.name === 'modelServer.token';
  return html`<div class="form-row">
    <label for=${s.name}>${label}</label
    ><input
      class="field"
      id=${s.name}
      name=${s.name}
      type=${typeof s.value === 'number' ? 'number' : secret ? 'password' : 'text'}
      autocomplete=${secret ? 'new-password' : 'off'}
      list=${s.name === 'timeZone' ? 'time-zones' : nothing}
      step="any"
      .defaultValue=${String(s.value ?? '')}
    />
    ${s.name === 'timeZone'
      ? html`<datalist id="time-zones">${Intl.supportedValuesOf('timeZone').map((zone) => html`<option value=${zone}></option>`)}</datalist>`
      : nothing}
  </div>`;
}
