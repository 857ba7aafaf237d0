import { expect, test } from 'vitest';
import { type Beginning, Outbox, type Outgoing } from '../home/outbox';
import { type Beginnings, Sender, type SendingHub } from '../home/sender';
import { Problem } from '../protocol/problem';
import { MemoryStore } from './make';

/** A server that remembers messages by id, and a line to it that can be down, lose answers, or refuse. */
class Line implements SendingHub, Beginnings {
  online = true;
  loseAnswers = 0;
  /** Where each message went. */
  readonly places = new Map<string, string>();
  refuse: string | null = null;
  readonly received: string[] = [];
  /** The conversations by the key they began with. */
  readonly begun = new Map<string, string>();
  #connected = (): void => {};

  onConnected(handler: () => void): () => void {
    this.#connected = handler;
    return () => {};
  }

  async send({ messageId, conversationId }: { messageId: string; conversationId: string }): Promise<unknown> {
    await Promise.resolve();
    this.places.set(messageId, conversationId);
    if (this.refuse) throw new Problem(this.refuse, '');
    if (!this.received.includes(messageId)) this.received.push(messageId);
    if (this.loseAnswers-- > 0) throw new Problem('offline', 'no answer in time');
    return {};
  }

  async begin({ key }: Beginning): Promise<{ id: string }> {
    await Promise.resolve();
    if (!this.begun.has(key)) this.begun.set(key, `conversation of ${key}`);
    if (this.loseAnswers-- > 0) throw new Problem('offline', 'no answer in time');
    return { id: this.begun.get(key)! };
  }

  comeBack(): void {
    this.online = true;
    this.#connected();
  }
}

const item = (messageId: string): Outgoing => ({ conversationId: 'c', messageId, text: messageId, at: '2026-03-01T10:00:00Z' });
const settled = async (): Promise<void> => {
  for (let i = 0; i < 50; i++) await Promise.resolve();
};

function given(): { line: Line; outbox: Outbox; sender: Sender } {
  const line = new Line();
  const outbox = new Outbox(new MemoryStore(), 'u');
  return { line, outbox, sender: new Sender(line, line, outbox, () => {}, 60_000) };
}

test('what is sent without a connection goes out once it is back, in order', async () => {
  const { line, outbox, sender } = given();
  line.online = false;
  sender.send(item('m1'));
  sender.send(item('m2'));
  await settled();
  expect(line.received).toEqual([]);
  line.comeBack();
  await settled();
  expect(line.received).toEqual(['m1', 'm2']);
  expect(outbox.all()).toEqual([]);
});

test('a lost answer is asked for again, and the message exists once', async () => {
  const { line, outbox, sender } = given();
  line.loseAnswers = 1;
  sender.send(item('m1'));
  await settled();
  expect(outbox.all()).toHaveLength(1);
  line.comeBack();
  await settled();
  expect(line.received).toEqual(['m1']);
  expect(outbox.all()).toEqual([]);
});

test('a refused message stays, with its reason, and does not hold up the next', async () => {
  const { line, outbox, sender } = given();
  line.refuse = 'daily-limit';
  sender.send(item('m1'));
  await settled();
  line.refuse = null;
  sender.send(item('m2'));
  await settled();
  expect(outbox.all().map((i) => [i.messageId, i.refused?.code])).toEqual([['m1', 'daily-limit']]);
  expect(line.received).toEqual(['m2']);
});

test('a message to a conversation that is gone is handed back instead of being refused where nobody sees it', async () => {
  const { line, outbox, sender } = given();
  const strays: string[] = [];
  sender.onStray = ({ text }): void => void strays.push(text);
  line.refuse = 'not-found';
  sender.send(item('m1'));
  await settled();
  expect([strays, outbox.all()]).toEqual([['m1'], []]);
});

test('a refusal that finds no room to be written down holds up nothing', async () => {
  const line = new Line();
  const store = new MemoryStore(JSON.stringify(item('m1')).length);
  const sender = new Sender(line, line, new Outbox(store, 'u'), () => {}, 60_000);
  line.refuse = 'daily-limit';
  sender.send(item('m1'));
  await settled();
  line.refuse = null;
  sender.send(item('m2'));
  await settled();
  expect(line.received).toEqual(['m1', 'm2']);
});

test('a refusal that passes by itself keeps the message for later', async () => {
  const { line, outbox, sender } = given();
  line.refuse = 'slow-down';
  sender.send(item('m1'));
  await settled();
  expect(outbox.all()[0]?.refused).toBeUndefined();
});

test('two senders of the same outbox deliver a message once', async () => {
  const { line, outbox, sender } = given();
  const other = new Sender(line, line, outbox, () => {}, 60_000);
  outbox.add(item('m1'));
  await Promise.all([sender.flush(), other.flush()]);
  expect(line.received).toEqual(['m1']);
  expect(outbox.all()).toEqual([]);
});

const beginning = (messageId: string, key = 'k'): Outgoing => ({ ...item(messageId), conversationId: null, begin: { key, task: 'general' } });

test('a conversation begun without a connection begins once, with everything that was written into it', async () => {
  const { line, outbox, sender } = given();
  const told: string[] = [];
  sender.onBegun = (key, id): void => void told.push(`${key} is ${id}`);
  line.online = false;
  sender.send(beginning('m1'));
  sender.send(beginning('m2'));
  expect(outbox.ofBeginning('k').map((i) => i.messageId)).toEqual(['m1', 'm2']);
  line.comeBack();
  await settled();
  expect(told).toEqual(['k is conversation of k']);
  expect([...line.places]).toEqual([
    ['m1', 'conversation of k'],
    ['m2', 'conversation of k'],
  ]);
  expect(outbox.all()).toEqual([]);
});

test('a conversation whose beginning was not answered is the same one when it is tried again', async () => {
  const { line, outbox, sender } = given();
  line.loseAnswers = 1;
  sender.send(beginning('m1'));
  await settled();
  expect(line.received).toEqual([]);
  line.comeBack();
  await settled();
  expect(line.begun.size).toBe(1);
  expect(line.received).toEqual(['m1']);
  expect(outbox.all()).toEqual([]);
});

test('two conversations begun without a connection both begin, in the order they were begun, also after a reload', async () => {
  const { line, outbox, sender } = given();
  line.online = false;
  sender.send(beginning('m1', 'first'));
  sender.send(beginning('m2', 'second'));
  sender.send(beginning('m3', 'first'));
  await settled();
  new Sender(line, line, outbox, () => {}, 60_000);
  line.comeBack();
  await settled();
  expect([...line.begun.keys()]).toEqual(['first', 'second']);
  expect([...line.places]).toEqual([
    ['m1', 'conversation of first'],
    ['m2', 'conversation of second'],
    ['m3', 'conversation of first'],
  ]);
  expect([outbox.becameOf('first'), outbox.becameOf('second')]).toEqual(['conversation of first', 'conversation of second']);
  expect(outbox.all()).toEqual([]);
});
