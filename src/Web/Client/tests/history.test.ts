import { expect, test } from 'vitest';
import { group } from '../history/grouping';
import { applyTo, byOrder, changed } from '../home/order';
import { daysBetween } from '../texts/days';
import { summary } from './make';

const now = new Date(2026, 2, 30, 9, 0);
const on = (month: number, day: number, hour = 12): string => new Date(2026, month, day, hour).toISOString();
const ids = (list: readonly { id: string }[]): string => list.map((s) => s.id).join(' ');

test('conversations stand under their day', () => {
  const list = [
    summary('pin', { pinned: true, lastMessageAt: on(0, 1) }),
    summary('today', { lastMessageAt: on(2, 30, 8) }),
    summary('yesterday', { lastMessageAt: on(2, 29, 23) }),
    summary('week', { lastMessageAt: on(2, 25) }),
    summary('month', { lastMessageAt: on(2, 3) }),
    summary('older', { lastMessageAt: on(0, 3) }),
  ];
  expect(group(list, now).map((g) => `${g.name}:${ids(g.items)}`)).toEqual([
    'pinned:pin',
    'today:today',
    'yesterday:yesterday',
    'week:week',
    'month:month',
    'older:older',
  ]);
});

test('today has its place for a conversation on its way, also before anything was said today', () => {
  const list = [summary('pin', { pinned: true }), summary('week', { lastMessageAt: on(2, 25) })];
  expect(group(list, now, true).map((g) => g.name)).toEqual(['pinned', 'today', 'week']);
});

test('a day is a calendar day, also when a minute lies between', () => {
  expect(daysBetween(new Date(2026, 2, 29, 23, 59), new Date(2026, 2, 30, 0, 0))).toBe(1);
});

test('a clock that runs ahead still says today', () => {
  expect(group([summary('a', { lastMessageAt: on(2, 31) })], now)[0]?.name).toBe('today');
});

test('renaming never reorders', () => {
  const list = [summary('new', { lastMessageAt: on(2, 2) }), summary('old', { lastMessageAt: on(2, 1) })];
  expect(ids(changed(list, 'old', { title: 'Zebra' }))).toBe('new old');
});

test('pinned comes first, then the last message', () => {
  const list = [
    summary('a', { lastMessageAt: on(2, 1) }),
    summary('b', { lastMessageAt: on(2, 2) }),
    summary('c', { pinned: true, lastMessageAt: on(0, 1) }),
  ];
  expect(ids([...list].sort(byOrder))).toBe('c b a');
});

test('a conversation without messages stands where it was made', () => {
  const list = [summary('empty', { createdAt: on(2, 3) }), summary('said', { createdAt: on(2, 1), lastMessageAt: on(2, 2) })];
  expect(ids([...list].sort(byOrder))).toBe('empty said');
});

test('archived and deleted conversations leave the list, restored ones return', () => {
  const a = summary('a');
  expect(applyTo('active', [a], { type: 'conversation', summary: { ...a, archived: true } })).toEqual([]);
  expect(applyTo('active', [a], { type: 'removed', id: 'a' })).toEqual([]);
  expect(ids(applyTo('active', [], { type: 'conversation', summary: a }))).toBe('a');
});

test('a conversation is on one shelf at a time, and on none when it is gone', () => {
  const put = summary('a', { archived: true });
  const thrown = { ...put, deletedAt: on(2, 3) };
  expect(ids(applyTo('archived', [], { type: 'conversation', summary: put }))).toBe('a');
  expect(applyTo('archived', [put], { type: 'conversation', summary: thrown })).toEqual([]);
  expect(ids(applyTo('trash', [], { type: 'conversation', summary: thrown }))).toBe('a');
  expect(applyTo('trash', [thrown], { type: 'removed', id: 'a' })).toEqual([]);
});
