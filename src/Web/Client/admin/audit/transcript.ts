import type { Id, Message } from '../../protocol/types';
import type { AuditEvent } from '../types';

/** A message among all that was ever said in its place. */
export interface Said {
  message: Message;
  /** The version before it, of the same question or of the answer to the same question. */
  before: Message | null;
  /** A later version took its place. */
  replaced: boolean;
}

export type Entry = { at: string; said: Said } | { at: string; event: AuditEvent };

const told: ReadonlySet<string> = new Set(['renamed', 'deleted', 'restored', 'pinned', 'unpinned', 'archived', 'unarchived', 'refused', 'viewed', 'exported']);

/** Everything that was said in a conversation and done with it up to a moment, in the order it happened. */
export function transcript(messages: readonly Message[], events: readonly AuditEvent[], until: string): Entry[] {
  const versions = versionsOf(messages);
  const said = messages.map((message): Entry => {
    const all = versions.get(place(message))!;
    const at = all.indexOf(message);
    return { at: message.at, said: { message, before: all[at - 1] ?? null, replaced: at < all.length - 1 } };
  });
  const end = Date.parse(until);
  const done = events.filter((e) => told.has(e.kind) && Date.parse(e.at) <= end).map((event): Entry => ({ at: event.at, event }));
  return [...said, ...done].sort((x, y) => Date.parse(x.at) - Date.parse(y.at));
}

const changes: ReadonlySet<string> = new Set([
  ...['created', 'sent', 'edited', 'regenerated', 'reply-continued', 'replied', 'stopped', 'failed', 'interrupted', 'refused'],
  ...['renamed', 'deleted', 'restored', 'pinned', 'unpinned', 'archived', 'unarchived'],
]);

/** The moments at which a conversation changed, oldest first; of what happened at once, the last stands for all. */
export function moments(events: readonly AuditEvent[]): AuditEvent[] {
  const oldestFirst = events.filter((e) => changes.has(e.kind)).sort((a, b) => a.sequence - b.sequence);
  return oldestFirst.filter((e, i) => oldestFirst[i + 1]?.at !== e.at);
}

/** The place of the last moment that is not after `at`. */
export function momentAt(all: readonly AuditEvent[], at: string | null): number {
  if (at === null) return all.length - 1;
  const found = all.findLastIndex((e) => Date.parse(e.at) <= Date.parse(at));
  return Math.max(0, found);
}

function versionsOf(messages: readonly Message[]): Map<string, Message[]> {
  const versions = new Map<string, Message[]>();
  for (const message of [...messages].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
    const known = versions.get(place(message));
    if (known) known.push(message);
    else versions.set(place(message), [message]);
  }
  return versions;
}

const place = (m: Message): Id => `${m.role} ${m.parentId ?? ''}`;
