/** Keeps the shell (the page's own files, no conversation) so that the page opens at once, also while the server restarts. */
interface WorkerEvent extends Event {
  waitUntil(p: Promise<unknown>): void;
}
interface FetchEvent extends WorkerEvent {
  request: Request;
  respondWith(r: Promise<Response>): void;
}
interface Worker {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(name: 'install' | 'activate', handler: (e: WorkerEvent) => void): void;
  addEventListener(name: 'fetch', handler: (e: FetchEvent) => void): void;
}
declare const shellFiles: readonly string[];
declare const shellVersion: string;

const worker = self as unknown as Worker;
const cacheName = `familychat-${shellVersion}`;

worker.addEventListener('install', (event) => {
  const fill = async (): Promise<void> => {
    const cache = await caches.open(cacheName);
    await cache.addAll(['/', ...shellFiles]);
    await worker.skipWaiting();
  };
  event.waitUntil(fill());
});

worker.addEventListener('activate', (event) => {
  const tidy = async (): Promise<void> => {
    for (const name of await caches.keys()) if (name.startsWith('familychat-') && name !== cacheName) await caches.delete(name);
    await worker.clients.claim();
  };
  event.waitUntil(tidy());
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { pathname, origin } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate' && !/^\/(api|hub|docs|openapi|health|metrics)(\/|$)/.test(pathname)) {
    event.respondWith(shell(request));
  } else if (pathname.startsWith('/assets/')) {
    event.respondWith(kept(pathname).catch(() => fetch(request)));
  }
});

/** A reverse proxy in front of a server that is away answers in its stead; then the page says so in its own words, and looks for it. */
async function shell(request: Request): Promise<Response> {
  try {
    const response = await fetch(request);
    return [502, 503, 504].includes(response.status) ? await kept('/').catch(() => response) : response;
  } catch {
    return kept('/');
  }
}

async function kept(path: string): Promise<Response> {
  const response = await caches.match(path);
  if (!response) throw new Error(`Not kept: ${path}`);
  return response;
}

/** A module, so that its names are its own. */
export {};
