import { expect, test } from 'vitest';
import { Drafts } from '../home/drafts';
import { Outbox, type Outgoing } from '../home/outbox';
import { MemoryStore } from './make';

const item = (messageId: string, conversationId = 'c'): Outgoing => ({
  conversationId,
  messageId,
  text: messageId,
  at: '2026-03-01T10:00:00Z',
});

test('a message stays in the outbox across a reload until the server has it', () => {
  const store = new MemoryStore();
  new Outbox(store, 'u').add(item('m1'));
  const later = new Outbox(store, 'u');
  expect(later.of('c').map((i) => i.messageId)).toEqual(['m1']);
  later.remove('m1');
  expect(store.entries.size).toBe(0);
});

test('the same message is kept once', () => {
  const outbox = new Outbox(new MemoryStore(), 'u');
  outbox.add(item('m1'));
  outbox.add(item('m1'));
  expect(outbox.all()).toHaveLength(1);
});

test('messages go out in the order they were written', () => {
  const outbox = new Outbox(new MemoryStore(), 'u');
  for (const id of ['m1', 'm2', 'm3']) outbox.add(item(id));
  expect(outbox.all().map((i) => i.messageId)).toEqual(['m1', 'm2', 'm3']);
});

test('another member on the same device sees nothing of it', () => {
  const store = new MemoryStore();
  new Outbox(store, 'u').add(item('m1'));
  expect(new Outbox(store, 'v').all()).toEqual([]);
});

test('a refusal is kept with its reason', () => {
  const outbox = new Outbox(new MemoryStore(), 'u');
  outbox.add(item('m1'));
  outbox.refuse('m1', { code: 'quiet-hours', message: '' });
  expect(outbox.all()[0]?.refused?.code).toBe('quiet-hours');
});

test('broken storage is an empty outbox, a full one says so', () => {
  const store = new MemoryStore(10);
  store.entries.set('familychat.outbox.u', '{nonsense');
  const outbox = new Outbox(store, 'u');
  expect(outbox.all()).toEqual([]);
  expect(() => outbox.add(item('m1'))).toThrow();
});

test('unsent text is kept for each conversation', () => {
  const store = new MemoryStore();
  const drafts = new Drafts(store, 'u');
  drafts.write('a', { text: 'hello', pastes: ['long'] });
  drafts.write(null, { text: 'new', pastes: [] });
  expect(new Drafts(store, 'u').read('a')).toEqual({ text: 'hello', pastes: ['long'] });
  expect(drafts.read('b').text).toBe('');
  drafts.write('a', { text: ' ', pastes: [] });
  expect(store.entries.size).toBe(1);
});

test('what was typed where a conversation began goes along into it', () => {
  const drafts = new Drafts(new MemoryStore(), 'u');
  drafts.write(null, { text: 'and also', pastes: [] });
  drafts.move(null, 'c');
  expect(drafts.read('c').text).toBe('and also');
  expect(drafts.read(null).text).toBe('');
});
