// A stand-in for the server while working on the page: the same HTTP and SignalR JSON protocol, everything in memory.
// `npm run dev` serves ../wwwroot on http://127.0.0.1:$PORT (25100) after a build; sign in as maya / familychat.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { World } from './world.mjs';
import { route } from './routes.mjs';
import { acceptHub } from './hub.mjs';

const root = fileURLToPath(new URL('../../wwwroot/', import.meta.url));
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
  '.map': 'application/json',
};
const policy = [
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
  ],
  ["base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'", "require-trusted-types-for 'script'"],
]
  .flat()
  .join('; ');

const world = new World(process.env.EMPTY === '1');
const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://dev');
  if (url.pathname.startsWith('/api/') || url.pathname.startsWith('/hub/')) return route(world, request, response, url);
  const file = /\.\w+$/.test(url.pathname) ? url.pathname : '/index.html';
  try {
    const body = await readFile(join(root, file));
    response.writeHead(200, {
      'Content-Type': types[extname(file)] ?? 'application/octet-stream',
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
    });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
});
acceptHub(server, world);
server.listen(Number(process.env.PORT ?? 25100), '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
