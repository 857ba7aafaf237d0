import type { Summary } from '../protocol/types';

export type GroupName = 'pinned' | 'today' | 'yesterday' | 'week' | 'month' | 'older';
export interface Group {
  name: GroupName;
  items: Summary[];
}

const names: readonly GroupName[] = ['pinned', 'today', 'yesterday', 'week', 'month', 'older'];

/** Splits an ordered list under headings by the calendar days of the reader's own time zone. */
export function group(list: readonly Summary[], now: Date): Group[] {
  const groups = new Map<GroupName, Summary[]>();
  for (const summary of list) {
    const name = summary.pinned ? 'pinned' : ageName(daysBetween(new Date(summary.lastMessageAt ?? summary.createdAt), now));
    const items = groups.get(name);
    if (items) items.push(summary);
    else groups.set(name, [summary]);
  }
  return names.flatMap((name) => (groups.has(name) ? [{ name, items: groups.get(name)! }] : []));
}

/** Whole calendar days from `then` to `now`, across changes of daylight saving. */
export function daysBetween(then: Date, now: Date): number {
  const day = (d: Date): number => Date.UTC(d.getFullYear(), d.getMonth(), d.getDate());
  return Math.round((day(now) - day(then)) / 86_400_000);
}

function ageName(days: number): GroupName {
  if (days <= 0) return 'today';
  if (days === 1) return 'yesterday';
  if (days < 7) return 'week';
  return days < 31 ? 'month' : 'older';
}
