import type { Id, ListOutput, Summary, View } from '../protocol/types';

const moment = (s: Summary): string => s.lastMessageAt ?? s.createdAt;

/** The list's order: pinned first, then by last message. A new title never moves a conversation. */
export function byOrder(a: Summary, b: Summary): number {
  if (a.pinned !== b.pinned) return a.pinned ? -1 : 1;
  const at = moment(b).localeCompare(moment(a));
  return at !== 0 ? at : b.id.localeCompare(a.id);
}

export const upsert = (list: readonly Summary[], summary: Summary): Summary[] =>
  [...list.filter((s) => s.id !== summary.id), summary].sort(byOrder);

export const without = (list: readonly Summary[], id: Id): Summary[] => list.filter((s) => s.id !== id);

const viewOf = (s: Summary): View => (s.deletedAt ? 'trash' : s.archived ? 'archived' : 'active');

/** What a list becomes after an output of WatchAll: a conversation is in one of the three at a time. */
export function applyTo(view: View, list: readonly Summary[], output: ListOutput): readonly Summary[] {
  if (output.type === 'removed') return without(list, output.id);
  if (output.type !== 'conversation') return list;
  const { summary } = output;
  return viewOf(summary) === view ? upsert(list, summary) : without(list, summary.id);
}

export function changed(list: readonly Summary[], id: Id, change: Partial<Summary>): Summary[] {
  return list.map((s) => (s.id === id ? { ...s, ...change } : s)).sort(byOrder);
}
