import { expect, test } from 'vitest';
import { type Route, formatRoute, localPath, parseRoute } from '../home/route';

const routes: Route[] = [
  { name: 'chat', id: null },
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
