import { type TemplateResult, html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { t } from '../../texts/texts';
import { icon } from '../../ui/icons';
import type { AdminMember } from '../types';
import type { AuditFilter } from './filter';

const kinds = {
  talk: ['sent', 'edited', 'created', 'renamed', 'deleted', 'restored', 'archived', 'pinned'],
  replies: ['replied', 'regenerated', 'reply-continued', 'stopped', 'failed', 'interrupted', 'refused'],
  music: ['sql', 'sql-rejected'],
  accounts: [
    ...(['registered', 'signed-in', 'sign-in-failed', 'signed-out', 'password-changed', 'role-changed', 'disabled', 'enabled'] as const),
    ...(['policy-changed', 'settings-changed'] as const),
  ],
  looks: ['viewed', 'exported'],
} as const;

/** What of the record is shown. */
export function filterView(
  filter: AuditFilter,
  members: readonly AdminMember[],
  set: (change: Partial<AuditFilter>) => void,
): TemplateResult {
  const text = (e: Event): string => (e.target as HTMLInputElement).value;
  const row = (name: 'text' | 'member' | 'kind' | 'from' | 'to', field: TemplateResult): TemplateResult =>
    html`<div class="form-row"><label for=${`audit-${name}`}>${t(`audit.${name}`)}</label>${field}</div>`;
  const date = (name: 'from' | 'to'): TemplateResult =>
    row(
      name,
      html`<input class="field" id=${`audit-${name}`} type="date" .value=${filter[name]} @change=${(e: Event) => set({ [name]: text(e) })} />`,
    );
  return html`<form class="filters no-print" role="search" @submit=${(e: Event) => e.preventDefault()}>
      ${row(
        'text',
        html`<input class="field" id="audit-text" type="search" dir="auto" .value=${filter.q} @change=${(e: Event) => set({ q: text(e) })} />`,
      )}
      ${row(
        'member',
        html`<select class="field" id="audit-member" .value=${live(filter.user)} @change=${(e: Event) => set({ user: text(e) })}>
          <option value="" ?selected=${filter.user === ''}>${t('audit.everyone')}</option>
          ${members.map((m) => html`<option value=${m.id} ?selected=${m.id === filter.user}>${m.displayName}</option>`)}
        </select>`,
      )}
      ${row(
        'kind',
        html`<select class="field" id="audit-kind" .value=${live(filter.kind)} @change=${(e: Event) => set({ kind: text(e) })}>
          <option value="" ?selected=${filter.kind === ''}>${t('audit.anything')}</option>
          ${Object.entries(kinds).map(
            ([group, names]) =>
              html`<optgroup label=${t(`kinds.${group as keyof typeof kinds}`)}>
                ${names.map((k) => html`<option value=${k} ?selected=${k === filter.kind}>${t(`kind.${k}`)}</option>`)}
              </optgroup>`,
          )}
        </select>`,
      )}
      ${date('from')} ${date('to')}
    </form>
    ${filter.conversation
      ? html`<p class="notice">
          <span>${t('audit.oneConversation')}</span>
          <button class="button button-small no-print" @click=${() => set({ conversation: '' })}>
            ${icon('close')} ${t('audit.allConversations')}
          </button>
        </p>`
      : nothing}`;
}
