import { expect, test } from 'vitest';
import { about, sentence } from '../admin/audit/sentences';
import { momentAt, moments, transcript } from '../admin/audit/transcript';
import { wordDiff } from '../admin/audit/wordDiff';
import type { AuditEvent } from '../admin/types';
import type { Message } from '../protocol/types';

const at = (minute: number): string => new Date(Date.UTC(2026, 2, 1, 12, minute)).toISOString();
const event = (kind: string, minute: number, change: Partial<AuditEvent> = {}): AuditEvent => ({
  sequence: minute,
  at: at(minute),
  user: 'Maya',
  userId: 'maya',
  conversation: 'c',
  kind,
  summary: '',
  detail: {},
  hash: '',
  ...change,
});
const message = (id: string, role: Message['role'], parentId: string | null, minute: number): Message => ({
  id,
  role,
  parentId,
  text: id,
  at: at(minute),
  task: 'general',
  state: 'complete',
});

test('an event is a sentence, and a code is in plain words', () => {
  expect(sentence(event('edited', 1))).toBe('Maya changed a question');
  expect(sentence(event('renamed', 1, { detail: { titleSource: 'Member' } }))).toBe('Maya renamed a conversation');
  expect(sentence(event('renamed', 1, { detail: { titleSource: 'FirstWords' } }))).toBe('The conversation of Maya was given a title');
  expect(sentence(event('from-a-newer-version', 1))).toBe('Something happened with Maya');
  expect(about(event('refused', 1, { summary: 'quiet-hours' }))).toContain('quiet time');
  expect(about(event('signed-out', 1, { summary: 'expired' }))).toBe('It was not used for a long time.');
  expect(about(event('settings-changed', 1, { summary: 'ModelServer:Url, Unheard:Of' }))).toBe('Address of the model server, Unheard:Of');
  expect(about(event('sent', 1, { summary: 'quiet-hours' }))).toBe('quiet-hours');
});

test('a changed question shows the words that went and the words that came', () => {
  expect(wordDiff('how tall is the red tower', 'how old is the tower now')).toEqual([
    { text: 'how ', kind: 'same' },
    { text: 'tall', kind: 'gone' },
    { text: 'old', kind: 'new' },
    { text: ' is the ', kind: 'same' },
    { text: 'red ', kind: 'gone' },
    { text: 'tower', kind: 'same' },
    { text: ' now', kind: 'new' },
  ]);
  const long = 'word '.repeat(5_000);
  expect(wordDiff(long, `${long}x`).map((p) => p.kind)).toEqual(['gone', 'new']);
});

test('everything that was said stands in its order, and what took the place of what is known', () => {
  const messages = [
    message('q1', 'user', null, 1),
    message('a1', 'assistant', 'q1', 2),
    message('a2', 'assistant', 'q1', 3),
    message('q2', 'user', null, 5),
    message('a3', 'assistant', 'q2', 6),
  ];
  const events = [event('deleted', 8), event('renamed', 4), event('reply-started', 2), event('restored', 9)];
  const told = transcript(messages, events, at(8)).map((e) => ('said' in e ? e.said.message.id : e.event.kind));
  expect(told).toEqual(['q1', 'a1', 'a2', 'renamed', 'q2', 'a3', 'deleted']);
  const said = transcript(messages, events, at(8)).flatMap((e) => ('said' in e ? [e.said] : []));
  expect(said.map((s) => [s.message.id, s.before?.id ?? null, s.replaced])).toEqual([
    ['q1', null, true],
    ['a1', null, true],
    ['a2', 'a1', false],
    ['q2', 'q1', false],
    ['a3', null, false],
  ]);
});

test('the slider stops once at each change, and opens at the moment asked for', () => {
  const all = moments([event('viewed', 9), event('replied', 5), event('reply-started', 4), event('renamed', 3), event('sent', 3, { sequence: 2 })]);
  expect(all.map((e) => e.kind)).toEqual(['renamed', 'replied']);
  expect([momentAt(all, null), momentAt(all, at(4)), momentAt(all, at(0)), momentAt(all, at(60))]).toEqual([1, 0, 0, 1]);
});
