export interface AuditFilter {
  user: string;
  kind: string;
  q: string;
  /** Days of the admin's own calendar, yyyy-mm-dd; both are included. */
  from: string;
  to: string;
}

export const noFilter: AuditFilter = { user: '', kind: '', q: '', from: '', to: '' };
const pageSize = '50';

/** The query of GET /api/admin/audit; a day begins and ends where the admin lives. */
export function auditQuery(f: AuditFilter, before: number | null): string {
  const query = new URLSearchParams({ limit: pageSize });
  const add = (name: string, value: string): void => void (value && query.set(name, value));
  add('user', f.user);
  add('kind', f.kind);
  add('q', f.q.trim());
  if (f.from) add('from', new Date(`${f.from}T00:00:00`).toISOString());
  if (f.to) add('to', new Date(new Date(`${f.to}T00:00:00`).getTime() + 86_400_000).toISOString());
  if (before !== null) query.set('before', String(before));
  return query.toString();
}
