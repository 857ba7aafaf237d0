import { expect, test } from 'vitest';
import { type ConversationState, apply, emptyState } from '../conversation/state';
import type { Output } from '../protocol/types';
import { message, reply } from './make';

const after = (outputs: Output[], from: ConversationState = emptyState): ConversationState =>
  outputs.reduce((s, o) => apply(s, o).state, from);
const opened: Output = { type: 'snapshot', messages: [message('q', null)], draft: null };
const delta = (offset: number, text: string): Output => ({ type: 'delta', replyId: 'r', offset, text });

test('pieces in order make the text', () => {
  const state = after([opened, { type: 'started', replyId: 'r', model: 'm' }, delta(0, 'Hel'), delta(3, 'lo')]);
  expect(state.draft).toMatchObject({ text: 'Hello', parentId: 'q', model: 'm', state: 'writing' });
});

test('a piece that comes twice or overlaps is not doubled', () => {
  expect(after([opened, delta(0, 'Hello'), delta(0, 'Hello'), delta(3, 'lo you')]).draft?.text).toBe('Hello you');
});

test('a missing piece asks for the whole again and changes nothing', () => {
  const state = after([opened, delta(0, 'Hel')]);
  expect(apply(state, delta(9, 'x'))).toEqual({ state, resync: true });
});

test('offsets count UTF-16 code units', () => {
  expect(after([opened, delta(0, '🌻'), delta(2, '!')]).draft?.text).toBe('🌻!');
});

test('the end replaces the draft by the final message', () => {
  const state = after([opened, delta(0, 'Hi'), { type: 'ended', replyId: 'r', message: reply('r', 'q', { text: 'Hi' }) }]);
  expect(state.draft).toBeNull();
  expect(state.messages.map((m) => m.id)).toEqual(['q', 'r']);
});

test('continuing goes on in the same reply, at the end of its text', () => {
  const stopped = after([
    { type: 'snapshot', messages: [message('q', null), reply('r', 'q', { text: 'Once', state: 'stopped' })], draft: null },
  ]);
  const state = after([{ type: 'started', replyId: 'r', model: 'm' }, delta(4, ' upon')], stopped);
  expect(state.draft).toMatchObject({ text: 'Once upon', parentId: 'q' });
  expect(state.messages.map((m) => m.id)).toEqual(['q']);
});

test('a snapshot with a draft puts the text where it stands', () => {
  const draft = { replyId: 'r', text: 'So far', offset: 6, state: 'writing' as const, parentId: 'q' };
  expect(after([{ ...opened, draft } as Output, delta(6, ' so good')]).draft?.text).toBe('So far so good');
});

test('a waiting question does not get the running reply', () => {
  const state = after([
    { type: 'snapshot', messages: [message('q', null), message('w', 'r', { state: 'waiting' })], draft: null },
    delta(0, 'x'),
  ]);
  expect(state.draft?.parentId).toBe('q');
});

test('the same message twice is one message', () => {
  expect(after([opened, { type: 'message', message: message('q', null, { text: 'new' }) }]).messages).toHaveLength(1);
});

test('the place in line is kept until the reply starts', () => {
  const queued = after([opened, { type: 'queued', replyId: 'r', position: 2 }]);
  expect(queued.draft).toMatchObject({ state: 'queued', position: 2 });
  expect(after([{ type: 'started', replyId: 'r', model: 'm' }], queued).draft?.position).toBe(0);
});

test('a reply that waits behind the one being written does not take its place', () => {
  const writing = after([opened, { type: 'queued', replyId: 'r', position: 0 }, delta(0, 'x')]);
  const both = after([{ type: 'queued', replyId: 'r2', parentId: 'q2', position: 1 }], writing);
  expect(both.draft).toMatchObject({ replyId: 'r', text: 'x' });
  const ended = after([{ type: 'ended', replyId: 'r', message: message('r', 'q', { text: 'x' }) }], both);
  expect(ended.draft).toMatchObject({ replyId: 'r2', parentId: 'q2', state: 'queued', position: 1 });
});

test('music steps are kept once each, by attempt', () => {
  const step = (attempt: number): Output => ({ type: 'music', replyId: 'r', step: 'validating', attempt });
  expect(after([opened, step(1), step(1), step(2)]).draft?.music.map((m) => m.attempt)).toEqual([1, 2]);
});

test('an output of an unknown kind changes nothing', () => {
  const state = after([opened]);
  expect(apply(state, { type: 'sparkles' } as unknown as Output).state).toBe(state);
});

test('after a reconnection only what changed is another message', () => {
  const before = after([{ type: 'snapshot', messages: [message('q', null), reply('r', 'q')], draft: null }]);
  const again = after([{ type: 'snapshot', messages: [message('q', null), reply('r', 'q', { text: 'more' })], draft: null }], before);
  expect(again.messages[0]).toBe(before.messages[0]);
  expect(again.messages[1]).toMatchObject({ text: 'more' });
});
