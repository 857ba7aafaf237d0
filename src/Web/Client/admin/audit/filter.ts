import type { Id } from '../../protocol/types';

export interface AuditFilter {
  user: string;
  conversation: Id | '';
  kind: string;
  q: string;
  /** Days of the admin's own calendar, yyyy-mm-dd; both are included. */
  from: string;
  to: string;
}

export const noFilter: AuditFilter = { user: '', conversation: '', kind: '', q: '', from: '', to: '' };
const pageSize = '50';

/** The query of GET /api/admin/audit; a day begins and ends where the admin lives. */
export function auditQuery(f: AuditFilter, before: number | null): string {
  const query = new URLSearchParams({ limit: pageSize });
  const add = (name: string, value: string): void => void (value && query.set(name, value));
  add('user', f.user);
  add('conversation', f.conversation);
  add('kind', f.kind);
  add('q', f.q.trim());
  if (f.from) add('from', midnight(f.from, 0).toISOString());
  if (f.to) add('to', midnight(f.to, 1).toISOString());
  if (before !== null) query.set('before', String(before));
  return query.toString();
}

/** Counted in days of the calendar, one of which can have 23 or 25 hours. */
function midnight(day: string, later: number): Date {
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() + later);
  return date;
}
