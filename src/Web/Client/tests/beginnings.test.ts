import { expect, test, vi } from 'vitest';
import { begun, follow, goneOn, handBack } from '../app/beginnings';
import type { Chat } from '../conversation/chat';
import type { App, Home } from '../home/app';
import { Drafts } from '../home/drafts';
import { Outbox, type Outgoing } from '../home/outbox';
import { MemoryStore } from './make';

// They begin with an element of the page, which is not here.
vi.mock('../ui/announcer', () => ({ announce: () => {} }));

const waiting = (key: string, messageId: string): Outgoing => ({
  conversationId: null,
  begin: { key, task: 'general' },
  messageId,
  text: messageId,
  at: '2026-03-01T10:00:00Z',
});

/** A page at the place of a beginning; its field and where it went are written down. */
function standing(key: string | null) {
  const store = new MemoryStore();
  const outbox = new Outbox(store, 'u');
  const drafts = new Drafts(store, 'u');
  const went: string[] = [];
  const composer = {
    place: { id: null, key },
    belongTo: (place: { id: string | null; key: string | null }) => void went.push(`field to ${place.id ?? place.key}`),
    restore: (text: string) => void went.push(`field gets ${text}`),
  };
  const chat = {
    id: null,
    key,
    composer,
    get pending() {
      return key ? outbox.ofBeginning(key) : [];
    },
  } as unknown as Chat;
  const page = {
    home: { drafts, sender: { outbox } } as unknown as Home,
    chat,
    toasts: { show: () => {} } as unknown as App['toasts'],
    go: (route: unknown) => void went.push(`to ${JSON.stringify(route)}`),
  };
  return { page, outbox, drafts, went };
}

const draft = (text: string) => ({ text, pastes: [] });
const place = (key: string) => ({ id: null, key });

test('where a conversation begins the member goes on in it, in the same field', () => {
  const { page, went } = standing('k');
  begun(page, 'k', 'c');
  expect(went).toEqual(['field to c', 'to {"name":"chat","id":"c"}']);
});

test('whoever has begun another one meanwhile stays there, and what was typed at the first goes along with it', () => {
  const { page, drafts, went } = standing('other');
  drafts.write(place('k'), draft('half a thought'));
  begun(page, 'k', 'c');
  expect(went).toEqual([]);
  expect([drafts.read({ id: 'c', key: null }).text, drafts.read(place('k')).text]).toEqual(['half a thought', '']);
});

test('an address of a beginning leads to it, then to its conversation, and where there is none to the place for a new one', () => {
  const { page, outbox, drafts } = standing(null);
  const route = { name: 'chat', id: null, key: 'k' } as const;
  outbox.add(waiting('k', 'm'));
  expect(goneOn(page.home, route)).toBe(route);
  outbox.begun('k', 'c');
  expect(goneOn(page.home, route)).toEqual({ name: 'chat', id: 'c' });
  drafts.write(place('lost'), draft('typed'));
  expect(goneOn(page.home, { ...route, key: 'lost' })).toEqual({ name: 'chat', id: null });
  expect(drafts.read({ id: null, key: null }).text).toBe('typed');
});

test('what another tab has sent or taken back is followed', () => {
  const { page, outbox, went } = standing('k');
  outbox.add(waiting('k', 'm'));
  follow(page);
  expect(went).toEqual([]);
  outbox.remove('m');
  follow(page);
  outbox.begun('k', 'c');
  follow(page);
  expect(went).toEqual(['to {"name":"chat","id":null,"key":"k"}', 'field to c', 'to {"name":"chat","id":"c"}']);
});

test('a message handed back stands in the field for a new one, wherever its member is', () => {
  const here = standing(null);
  handBack(here.page, 'to nobody');
  expect(here.went).toEqual(['field gets to nobody']);
  const elsewhere = standing('k');
  handBack(elsewhere.page, 'to nobody');
  expect(elsewhere.drafts.read({ id: null, key: null }).text).toBe('to nobody');
});
