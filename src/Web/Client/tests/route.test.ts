import { expect, test } from 'vitest';
import { allowed } from '../app/allowed';
import { type Route, formatRoute, localPath, parseRoute } from '../home/route';
import type { Session } from '../protocol/types';

const routes: Route[] = [
  { name: 'chat', id: null },
  { name: 'chat', id: null, key: 'abc' },
  { name: 'chat', id: 'abc' },
  { name: 'chat', id: 'abc', messageId: 'm1' },
  { name: 'signin', next: '/c/abc' },
  { name: 'welcome' },
  { name: 'reset' },
  { name: 'join', code: 'RED-FOX' },
  { name: 'search', q: 'A. R. Rahman & co' },
  { name: 'shelf', view: 'trash' },
  { name: 'settings', page: 'devices' },
  { name: 'admin', page: 'audit' },
  { name: 'admin', page: 'audit', id: 'abc', at: '2026-03-01T10:00:00+00:00' },
];

test.each(routes)('an address leads back to its page: $name', (route) => {
  expect(parseRoute(formatRoute(route))).toEqual(route);
});

test('a room without a page opens its first', () => {
  expect(parseRoute('/settings')).toEqual({ name: 'settings', page: 'appearance' });
});

test('an unknown address says so', () => {
  expect(parseRoute('/nothing/here').name).toBe('missing');
  expect(parseRoute('/settings/nothing').name).toBe('missing');
  expect(parseRoute('/%E0%A4%A').name).toBe('missing');
});

test.each(['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)'])(
  'after signing in nobody is led away: %s',
  (next) => {
    expect(localPath(next)).toBeNull();
  },
);

const session = (more: Partial<Session>): Session => ({
  user: null,
  csrfToken: '',
  registration: 'invitation',
  firstRun: false,
  modelServer: { kind: 'lmStudio', name: 'LM Studio', state: 'ready', detail: null },
  version: '',
  ...more,
});
const maya = { id: 'u', userName: 'maya', displayName: 'Maya', role: 'adult' } as const;

test('without an account only the doors are open, and the address asked for survives signing in', () => {
  expect(allowed({ name: 'chat', id: 'abc' }, session({}))).toEqual({ name: 'signin', next: '/c/abc' });
  expect(allowed({ name: 'chat', id: null }, session({}))).toEqual({ name: 'signin', next: null });
  expect(allowed({ name: 'join', code: 'RED-FOX' }, session({}))).toEqual({ name: 'join', code: 'RED-FOX' });
  expect(allowed({ name: 'reset' }, session({}))).toEqual({ name: 'reset' });
});

test('on the first run every way leads to the welcome', () => {
  expect(allowed({ name: 'chat', id: 'abc' }, session({ firstRun: true }))).toEqual({ name: 'welcome' });
});

test('who is signed in has no business at the doors of those who are not', () => {
  expect(allowed({ name: 'signin', next: null }, session({ user: maya }))).toEqual({ name: 'chat', id: null });
  expect(allowed({ name: 'settings', page: 'data' }, session({ user: maya }))).toEqual({ name: 'settings', page: 'data' });
});
