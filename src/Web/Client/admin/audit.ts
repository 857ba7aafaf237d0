import { type TemplateResult, html, nothing } from 'lit-html';
import type { App } from '../home/app';
import { get } from '../protocol/api';
import { fullDate } from '../texts/dates';
import { language, number, t, tCode } from '../texts/texts';
import { icon } from '../ui/icons';
import { Resource } from '../ui/resource';
import { type AuditFilter, auditQuery, noFilter } from './auditFilter';
import { showAsItStood } from './asItStood';
import type { AdminMember, AuditEvent, AuditPage, Verification } from './types';

const kinds = [
  ...(['sent', 'edited', 'replied', 'stopped', 'failed', 'interrupted', 'refused', 'created', 'renamed', 'deleted', 'restored'] as const),
  ...(['sql', 'sql-rejected', 'signed-in', 'signed-out', 'sign-in-failed', 'viewed', 'exported', 'settings-changed'] as const),
];

/** Everything that happened, newest first, and the proof that nothing of it was altered. */
export function auditSection(app: App): () => TemplateResult {
  let filter: AuditFilter = noFilter;
  let verified: Verification | null = null;
  const members = new Resource(() => get<AdminMember[]>('/api/admin/users'), app.redraw);
  const events = new Resource(() => get<AuditPage>(`/api/admin/audit?${auditQuery(filter, null)}`), app.redraw);
  const set = (change: Partial<AuditFilter>): void => {
    filter = { ...filter, ...change };
    void events.load();
  };
  const more = async (): Promise<void> => {
    const known = events.value!;
    try {
      const next = await get<AuditPage>(`/api/admin/audit?${auditQuery(filter, known.events.at(-1)!.sequence)}`);
      events.set({ events: [...known.events, ...next.events], more: next.more });
    } catch (error) {
      app.failed(error);
    }
  };
  const verify = async (): Promise<void> => {
    verified = await get<Verification>('/api/admin/audit/verify').catch((error: unknown) => (app.failed(error), null));
    app.redraw();
  };
  const text = (e: Event): string => (e.target as HTMLInputElement).value;
  return () => html`
    <p class="hint">${t('audit.note')}</p>
    <form class="filters" @submit=${(e: Event) => e.preventDefault()}>
      <input
        class="field"
        type="search"
        aria-label=${t('audit.text')}
        placeholder=${t('audit.text')}
        @change=${(e: Event) => set({ q: text(e) })}
      />
      <select class="field" aria-label=${t('audit.member')} @change=${(e: Event) => set({ user: text(e) })}>
        <option value="">${t('audit.everyone')}</option>
        ${(members.value ?? []).map((m) => html`<option value=${m.id}>${m.displayName}</option>`)}
      </select>
      <select class="field" aria-label=${t('audit.kind')} @change=${(e: Event) => set({ kind: text(e) })}>
        <option value="">${t('audit.anything')}</option>
        ${kinds.map((k) => html`<option value=${k}>${t(`kind.${k}`)}</option>`)}
      </select>
      <input class="field" type="date" aria-label=${t('audit.from')} @change=${(e: Event) => set({ from: text(e) })} />
      <input class="field" type="date" aria-label=${t('audit.to')} @change=${(e: Event) => set({ to: text(e) })} />
    </form>
    <div class="actions actions-start">
      <button class="button" @click=${() => void verify()}>${icon('shield')} ${t('audit.verify')}</button>
      <a class="button" href="/api/admin/audit/export" download>${icon('download')} ${t('audit.export')}</a>
    </div>
    ${verified
      ? html`<p class="notice ${verified.valid ? '' : 'notice-danger'}" role="status">
          ${verified.valid ? t('audit.valid', { n: number(verified.count) }) : t('audit.broken', { n: verified.brokenAt ?? 0 })}
        </p>`
      : nothing}
    ${events.view(
      (page) =>
        html`${page.events.length === 0
          ? html`<p class="empty">${t('audit.none')}</p>`
          : html`<ol class="rows">
              ${page.events.map((e) => row(app, e))}
            </ol>`}
        ${page.more ? html`<button class="button" @click=${() => void more()}>${t('history.more')}</button>` : nothing}`,
      8,
    )}
  `;
}

const row = (app: App, e: AuditEvent): TemplateResult =>
  html`<li class="row">
    <div>
      <span><strong>${tCode('kind', e.kind, 'kind.other')}</strong> <bdi>${e.user ?? ''}</bdi></span>
      <span dir="auto">${e.summary}</span>
      <span class="meta">${number(e.sequence)} · ${fullDate(e.at, language())} · <code>${e.hash.slice(0, 12)}</code></span>
    </div>
    ${e.conversation
      ? html`<button class="button button-small" @click=${() => void showAsItStood(app, e.conversation!, e.at)}>
          ${icon('clock')} ${t('audit.asItStood')}
        </button>`
      : nothing}
  </li>`;
