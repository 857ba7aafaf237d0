import { type TemplateResult, html } from 'lit-html';
import type { App } from '../../home/app';
import { get } from '../../protocol/api';
import { t } from '../../texts/texts';
import { icon } from '../../ui/icons';
import { Resource } from '../../ui/resource';
import type { AdminMember, AuditPage } from '../types';
import { type AuditFilter, auditQuery, noFilter } from './filter';
import { filterView } from './filterView';
import { Timeline } from './timeline';
import { VerificationView } from './verification';

/** Kept while the admin reads one conversation and comes back. */
let filter: AuditFilter = noFilter;

/** Everything that happened, newest first, and the proof that nothing of it was altered. */
export function auditSection(app: App): () => TemplateResult {
  let fetching = false;
  const members = new Resource(() => get<AdminMember[]>('/api/admin/users'), app.redraw);
  const events = new Resource(() => get<AuditPage>(`/api/admin/audit?${auditQuery(filter, null)}`), app.redraw);
  const verification = new VerificationView(app);
  const set = (change: Partial<AuditFilter>): void => {
    filter = { ...filter, ...change };
    app.redraw();
    void events.load();
  };
  const more = async (): Promise<void> => {
    const known = events.value;
    if (!known?.more || fetching) return;
    fetching = true;
    try {
      const next = await get<AuditPage>(`/api/admin/audit?${auditQuery(filter, known.events.at(-1)!.sequence)}`);
      timeline.again();
      if (events.value === known) events.set({ events: [...known.events, ...next.events], more: next.more });
    } catch (error) {
      app.failed(error);
    } finally {
      fetching = false;
    }
  };
  const timeline = new Timeline(
    app,
    () => void more(),
    (e) => set({ ...noFilter, conversation: e.conversation! }),
  );
  return () => html`
    <p class="hint">${t('audit.note')}</p>
    ${filterView(filter, members.value ?? [], set)}
    <div class="actions actions-start no-print">
      ${verification.button()}
      <a class="button" href="/api/admin/audit/export" download>${icon('download')} ${t('audit.export')}</a>
      <button class="button" @click=${() => print()}>${icon('text')} ${t('audit.print')}</button>
    </div>
    ${verification.view()} ${events.view((page) => timeline.view(page), 8)}
  `;
}
