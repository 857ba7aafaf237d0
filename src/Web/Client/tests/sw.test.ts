import { beforeEach, expect, test, vi } from 'vitest';

interface Fetching {
  request: { url: string; method: string; mode: string };
  respondWith: (answer: Promise<Response>) => void;
}

const origin = 'https://chat.example';
let fetching: (event: Fetching) => void;

beforeEach(async () => {
  vi.resetModules();
  vi.stubGlobal('self', {
    addEventListener: (name: string, handler: (event: Fetching) => void) => {
      if (name === 'fetch') fetching = handler;
    },
  });
  vi.stubGlobal('location', { origin });
  vi.stubGlobal('shellFiles', []);
  vi.stubGlobal('shellVersion', 'test');
  vi.stubGlobal('caches', { match: async (path: string) => (path === '/' ? new Response('the kept page') : undefined) });
  await import('../sw');
});

async function opened(path: string): Promise<string | null> {
  let answer: Promise<Response> | null = null;
  fetching({ request: { url: origin + path, method: 'GET', mode: 'navigate' }, respondWith: (a) => (answer = a) });
  return answer === null ? null : (await (answer as Promise<Response>)).text();
}

test.each([502, 503, 504])('where a proxy answers %i for a server that is away, the kept page opens', async (status) => {
  vi.stubGlobal('fetch', async () => new Response('Bad gateway', { status }));
  expect(await opened('/c/1')).toBe('the kept page');
});

test('without any answer the kept page opens', async () => {
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')));
  expect(await opened('/')).toBe('the kept page');
});

test('what the server answers is shown, its own errors too', async () => {
  vi.stubGlobal('fetch', async () => new Response('not here', { status: 404 }));
  expect(await opened('/c/1')).toBe('not here');
});

test('what is not the page is left to the server', async () => {
  expect(await opened('/api/session')).toBeNull();
});
