import type { Summary } from '../protocol/types';
import { daysBetween } from '../texts/days';

export type GroupName = 'pinned' | 'today' | 'yesterday' | 'week' | 'month' | 'older';
export interface Group {
  name: GroupName;
  items: Summary[];
}

const names: readonly GroupName[] = ['pinned', 'today', 'yesterday', 'week', 'month', 'older'];

/**
 * Splits an ordered list under headings by the calendar days of the reader's own time zone.
 * @param withToday Today has a heading also where nothing of the list stands under it.
 */
export function group(list: readonly Summary[], now: Date, withToday = false): Group[] {
  const groups = new Map<GroupName, Summary[]>(withToday ? [['today', []]] : []);
  for (const summary of list) {
    const name = summary.pinned ? 'pinned' : ageName(daysBetween(new Date(summary.lastMessageAt ?? summary.createdAt), now));
    const items = groups.get(name);
    if (items) items.push(summary);
    else groups.set(name, [summary]);
  }
  return names.flatMap((name) => (groups.has(name) ? [{ name, items: groups.get(name)! }] : []));
}

function ageName(days: number): GroupName {
  if (days <= 0) return 'today';
  if (days === 1) return 'yesterday';
  if (days < 7) return 'week';
  return days < 31 ? 'month' : 'older';
}
