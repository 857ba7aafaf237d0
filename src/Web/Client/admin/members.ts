import { type TemplateResult, html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import type { App } from '../home/app';
import { get, patch, post } from '../protocol/api';
import type { Role } from '../protocol/types';
import { fullDate } from '../texts/dates';
import { locale, t } from '../texts/texts';
import { openDialog } from '../ui/dialog';
import { icon } from '../ui/icons';
import { openMenu } from '../ui/menu';
import { Resource } from '../ui/resource';
import { addMember } from './addMember';
import { invite } from './invite';
import { modelName } from '../home/models';
import { editPolicy } from './policy';
import { hasRules, policyWords } from './policyWords';
import type { AdminMember } from './types';

const roles: readonly Role[] = ['admin', 'adult', 'child'];

/** Who belongs to the family, what each may do, and the ways in. */
export function membersSection(app: App): () => TemplateResult {
  const members = new Resource(() => get<AdminMember[]>('/api/admin/users'), app.redraw);
  const save = async (id: string, body: object): Promise<void> => {
    await patch(`/api/admin/users/${id}`, body);
    app.toasts.show(t('admin.saved'));
    void members.load();
  };
  const change = async (id: string, body: object): Promise<void> => {
    try {
      await save(id, body);
    } catch (error) {
      app.failed(error);
      // The choice that was refused is not left standing as if it held.
      await members.load();
    }
  };
  const menu = (event: Event, m: AdminMember): void =>
    openMenu(event.currentTarget as HTMLElement, t('members.actions', { name: m.displayName }), [
      // Rules that could not be read would be saved as none.
      ...(m.policy
        ? [{ label: t('members.policy'), icon: 'gear' as const, run: () => editPolicy(app, m, (policy) => save(m.id, { policy })) }]
        : []),
      { label: t('members.reset'), icon: 'restore', run: () => void resetPassword(app, m) },
      {
        label: t(m.disabled ? 'members.enable' : 'members.disable'),
        icon: m.disabled ? 'check' : 'close',
        danger: !m.disabled,
        run: () => void change(m.id, { disabled: !m.disabled }),
      },
    ]);
  const row = (m: AdminMember): TemplateResult =>
    html`<li class="row">
      <div>
        <strong dir="auto">${m.displayName}</strong> ${m.disabled ? html`<span class="tag">${t('members.disabled')}</span>` : nothing}<span
          class="meta"
          >${m.userName}</span
        >${rulesOf(app, m).map((line) => html`<span class="meta" dir="auto">${line}</span>`)}
      </div>
      <select
        class="field field-small"
        aria-label=${t('members.role', { name: m.displayName })}
        .value=${live(m.role)}
        @change=${(e: Event) => void change(m.id, { role: (e.target as HTMLSelectElement).value })}
      >
        ${roles.map((r) => html`<option value=${r} ?selected=${r === m.role}>${t(`role.${r}`)}</option>`)}
      </select>
      <button
        class="icon-button"
        aria-haspopup="menu"
        aria-expanded="false"
        aria-label=${t('members.actions', { name: m.displayName })}
        @click=${(e: Event) => menu(e, m)}
      >
        ${icon('more')}
      </button>
    </li>`;
  return () => html`
    <div class="actions actions-start">
      <button class="button button-primary" @click=${() => invite(app)}>${icon('plus')} ${t('members.invite')}</button>
      <button class="button" @click=${() => addMember(() => void members.load())}>${t('members.add')}</button>
    </div>
    ${members.view(
      (list) =>
        html`<ul class="rows">
          ${list.map(row)}
        </ul>`,
    )}
  `;
}

/** The rules a member has been given, in words; nothing for whoever has none. */
function rulesOf(app: App, { displayName, role, policy }: AdminMember): string[] {
  return policy && hasRules(policy) ? policyWords(displayName, role, policy, (id) => modelName(app.home?.models ?? [], id)) : [];
}

async function resetPassword(app: App, m: AdminMember): Promise<void> {
  try {
    const { code, expiresAt } = await post<{ code: string; expiresAt: string }>(`/api/admin/users/${m.id}/password-reset`);
    openDialog(
      t('members.reset'),
      () =>
        html`<p>${t('members.resetText', { name: m.displayName })}</p>
          <p class="secret">${code}</p>
          <p class="hint">${t('members.until', { when: fullDate(expiresAt, locale()) })}</p>`,
    );
  } catch (error) {
    app.failed(error);
  }
}
