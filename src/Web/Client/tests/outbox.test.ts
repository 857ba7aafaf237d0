import { expect, test } from 'vitest';
import { Drafts } from '../home/drafts';
import { Outbox, type Outgoing } from '../home/outbox';
import type { Place } from '../home/place';
import { MemoryStore } from './make';

/** A store as another tab knows it: what it reads is of a moment ago, what it writes counts at once. */
class Earlier extends MemoryStore {
  constructor(private readonly now: MemoryStore) {
    super();
    for (const [key, value] of now.entries) this.entries.set(key, value);
  }
  override setItem(key: string, value: string): void {
    this.now.setItem(key, value);
  }
  override removeItem = (key: string): void => this.now.removeItem(key);
}

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
  store.entries.set('familychat.outbox.u.m0', '{nonsense');
  const outbox = new Outbox(store, 'u');
  expect(outbox.all()).toEqual([]);
  expect(() => outbox.add(item('m1'))).toThrow();
});

test('a message put in by one tab while another takes one out stays', () => {
  const store = new MemoryStore();
  const outbox = new Outbox(store, 'u');
  outbox.add(item('m1'));
  // The other tab read what there was a moment ago, and writes now.
  const other = new Outbox(new Earlier(store), 'u');
  outbox.add(item('m2'));
  other.remove('m1');
  expect(outbox.all().map((i) => i.messageId)).toEqual(['m2']);
});

test('what an earlier page kept as one list goes out with the rest', () => {
  const store = new MemoryStore();
  store.setItem('familychat.outbox.u', JSON.stringify([item('m1'), item('m2')]));
  expect(new Outbox(store, 'u').all().map((i) => i.messageId)).toEqual(['m1', 'm2']);
  expect(new Outbox(store, 'u').all()).toHaveLength(2);
});

const beginning = (key: string, messageId: string): Outgoing => ({ ...item(messageId), conversationId: null, begin: { key, task: 'music' } });

test('each beginning has its own messages, and knows what it has become', () => {
  const store = new MemoryStore();
  const outbox = new Outbox(store, 'u');
  for (const [key, id] of [['k1', 'm1'], ['k2', 'm2'], ['k1', 'm3']] as const) outbox.add(beginning(key, id));
  expect(outbox.beginnings().map((b) => [b.key, b.task, b.first.messageId])).toEqual([
    ['k1', 'music', 'm1'],
    ['k2', 'music', 'm2'],
  ]);
  expect(outbox.ofBeginning('k1').map((i) => i.messageId)).toEqual(['m1', 'm3']);

  outbox.begun('k1', 'c1');
  expect(outbox.of('c1').map((i) => i.messageId)).toEqual(['m1', 'm3']);
  expect(outbox.beginnings().map((b) => b.key)).toEqual(['k2']);
  expect([new Outbox(store, 'u').becameOf('k1'), outbox.becameOf('k2'), new Outbox(store, 'v').becameOf('k1')]).toEqual(['c1', null, null]);
});

test('of old beginnings the oldest are forgotten', () => {
  const outbox = new Outbox(new MemoryStore(), 'u');
  for (let n = 0; n < 60; n++) outbox.begun(`k${n}`, `c${n}`);
  expect([outbox.becameOf('k9'), outbox.becameOf('k10'), outbox.becameOf('k59')]).toEqual([null, 'c10', 'c59']);
});

const open = { id: null, key: null };
const at = (id: string): Place => ({ id, key: null });

test('unsent text is kept for each conversation', () => {
  const store = new MemoryStore();
  const drafts = new Drafts(store, 'u');
  drafts.write(at('a'), { text: 'hello', pastes: ['long'] });
  drafts.write(open, { text: 'new', pastes: [] });
  drafts.write({ id: null, key: 'k' }, { text: 'begun', pastes: [] });
  expect(new Drafts(store, 'u').read(at('a'))).toEqual({ text: 'hello', pastes: ['long'] });
  expect([drafts.read(open).text, drafts.read({ id: null, key: 'k' }).text, drafts.read(at('b')).text]).toEqual(['new', 'begun', '']);
  drafts.write(at('a'), { text: ' ', pastes: [] });
  expect(store.entries.size).toBe(2);
});

test('what was typed where a conversation began goes along into it, before what is there', () => {
  const drafts = new Drafts(new MemoryStore(), 'u');
  drafts.write(open, { text: 'and also', pastes: ['long'] });
  drafts.write(at('c'), { text: 'typed elsewhere', pastes: [] });
  drafts.move(open, at('c'));
  expect(drafts.read(at('c'))).toEqual({ text: 'and also\n\ntyped elsewhere', pastes: ['long'] });
  expect(drafts.read(open).text).toBe('');
});

test('what two tabs take along to the same place stands there once, as it was typed last', () => {
  const drafts = new Drafts(new MemoryStore(), 'u');
  const typed = (text: string): void => {
    drafts.write(open, { text, pastes: ['long'] });
    drafts.move(open, at('c'));
  };
  typed('half');
  typed('half a thought');
  typed('half a');
  expect(drafts.read(at('c'))).toEqual({ text: 'half a thought', pastes: ['long'] });
  expect(drafts.read(open).text).toBe('');
});

test('what cannot be kept anywhere else stays where it is', () => {
  const drafts = new Drafts(new MemoryStore(40), 'u');
  drafts.write(open, { text: 'here', pastes: [] });
  drafts.write(at('c'), { text: 'and much there', pastes: [] });
  expect(drafts.move(open, at('c'))).toBe(false);
  expect(drafts.read(open).text).toBe('here');
});
