import { afterEach, expect, test, vi } from 'vitest';
import { Conversations } from '../home/conversations';
import type { Hub } from '../protocol/hub';
import type { ListOutput, Summary } from '../protocol/types';
import { summary } from './make';

/** A server that answers with the list it holds, and refuses a change when it is told to. */
class Server {
  held: Summary[] = [];
  tell: (output: ListOutput) => void = () => {};
  refuse: (() => void) | null = null;
  accept: ((answer: Summary) => void) | null = null;
  asked = 0;

  lose: (error: unknown) => void = () => {};
  watched = 0;

  readonly hub = {
    online: true,
    watchAll: (next: (output: ListOutput) => void, lost: (error: unknown) => void) => {
      [this.tell, this.lose] = [next, lost];
      this.watched++;
      return () => {};
    },
  } as unknown as Hub;

  readonly fetch = (_: string, { method }: RequestInit): Promise<Response> => {
    if (method === 'GET') return (this.asked++, Promise.resolve(Response.json(this.held)));
    return new Promise((resolve) => {
      this.refuse = () => resolve(Response.json({ code: 'invalid-title' }, { status: 400 }));
      this.accept = (answer) => resolve(Response.json(answer));
    });
  };
}

async function given(...held: Summary[]): Promise<{ server: Server; list: Conversations }> {
  const server = new Server();
  server.held = held;
  vi.stubGlobal('fetch', server.fetch);
  const list = new Conversations(
    server.hub,
    () => {},
    () => {},
  );
  await list.load();
  list.watch();
  return { server, list };
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const titles = (list: Conversations): string[] => list.active.map((s) => s.title).sort();

test('a change that is refused takes back nothing but itself', async () => {
  const { server, list } = await given(summary('a', { title: 'old' }), summary('b', { title: 'other' }));
  const change = list.change('a', { title: 'new' });
  expect(titles(list)).toEqual(['new', 'other']);
  server.held = [...server.held, summary('c', { title: 'from the phone' })];
  server.tell({ type: 'conversation', summary: summary('c', { title: 'from the phone' }) });
  server.refuse!();
  await expect(change).rejects.toMatchObject({ code: 'invalid-title' });
  expect(titles(list)).toEqual(['from the phone', 'old', 'other']);
});

test('a conversation that could not be deleted is back in the list, beside what came in meanwhile', async () => {
  const { server, list } = await given(summary('a', { title: 'kept' }));
  const trash = list.trash('a');
  expect(titles(list)).toEqual([]);
  server.held = [...server.held, summary('c', { title: 'from the phone' })];
  server.tell({ type: 'conversation', summary: summary('c', { title: 'from the phone' }) });
  server.refuse!();
  await expect(trash).rejects.toMatchObject({ code: 'invalid-title' });
  expect(titles(list)).toEqual(['from the phone', 'kept']);
});

test('an answer that was overtaken takes back nothing that has been heard since', async () => {
  const { server, list } = await given(summary('a', { title: 'old' }));
  const change = list.change('a', { title: 'new' });
  server.tell({ type: 'conversation', summary: summary('a', { title: 'newer', generating: true }) });
  server.accept!(summary('a', { title: 'new', generating: false }));
  await change;
  expect(list.find('a')).toMatchObject({ title: 'newer', generating: true });
});

test('the trash is looked into when what was put there has arrived', async () => {
  const { server, list } = await given(summary('a'));
  const asked = server.asked;
  const trash = list.trash('a');
  const seen = list.list('trash');
  await Promise.resolve();
  expect(server.asked).toBe(asked);
  server.accept!(summary('a'));
  await trash;
  await seen;
  expect(server.asked).toBe(asked + 1);
});

test('a list the server was too busy to tell is asked for again', async () => {
  const { server, list } = await given(summary('a'));
  vi.useFakeTimers();
  server.lose(new Error('HubException: unavailable: very busy'));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(server.watched).toBe(2);
  server.tell({ type: 'conversation', summary: summary('b') });
  expect(titles(list)).toEqual(['a', 'b']);
  server.lose(new Error('the connection was closed'));
  list.stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(server.watched).toBe(2);
});

test('a list kept beside hears what happens, and is told to ask again when the connection began anew', async () => {
  const { server, list } = await given(summary('a'));
  const heard: (string | null)[] = [];
  const unfollow = list.follow((output) => heard.push(output && output.type));
  server.tell({ type: 'conversation', summary: summary('b') });
  server.tell({ type: 'removed', id: 'b' });
  list.watch();
  server.tell({ type: 'conversation', summary: summary('c') });
  unfollow();
  server.tell({ type: 'removed', id: 'c' });
  expect(heard).toEqual([null, 'conversation', 'removed', null, 'conversation']);
});
