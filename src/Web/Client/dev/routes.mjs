import { randomUUID } from 'node:crypto';

const problem = (response, status, code) => json(response, status, { code, title: code }, 'application/problem+json');

function json(response, status, body, type = 'application/json') {
  response.writeHead(status, { 'Content-Type': type });
  response.end(body === undefined ? '' : JSON.stringify(body));
}

async function read(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return chunks.length ? JSON.parse(Buffer.concat(chunks).toString()) : {};
}

export const memberOf = (world, request) => world.sessions.get(/fc=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1]);
const shown = (u) => u && { id: u.id, userName: u.userName, displayName: u.displayName, role: u.role };

function signIn(world, response, user, status) {
  const key = randomUUID();
  world.sessions.set(key, user);
  response.setHeader('Set-Cookie', `fc=${key}; HttpOnly; SameSite=Lax; Path=/`);
  json(response, status, { user: shown(user) });
}

/** The HTTP half of the contract, as far as the page uses it. */
export async function route(world, request, response, url) {
  const user = memberOf(world, request);
  const body = request.method === 'GET' || request.method === 'DELETE' ? {} : await read(request);
  const key = `${request.method} ${url.pathname}`;
  if (key === 'POST /hub/chat/negotiate')
    return json(response, 200, {
      negotiateVersion: 1,
      connectionId: randomUUID(),
      connectionToken: randomUUID(),
      availableTransports: [{ transport: 'WebSockets', transferFormats: ['Text'] }],
    });
  if (key === 'GET /api/session')
    return json(response, 200, {
      user: shown(user) ?? null,
      csrfToken: 'dev',
      registration: 'invitation',
      firstRun: world.users.length === 0,
      modelServer: world.modelServer,
      version: '0.1.0',
    });
  if (request.method !== 'GET' && request.headers['x-csrf-token'] !== 'dev') return problem(response, 400, 'csrf');
  if (key === 'POST /api/users') {
    if (world.users.some((u) => u.userName === body.userName)) return problem(response, 409, 'user-name-taken');
    const made = { id: randomUUID(), role: world.users.length ? 'adult' : 'admin', ...body };
    world.users.push(made);
    return signIn(world, response, made, 201);
  }
  if (key === 'POST /api/session') {
    const found = world.users.find((u) => u.userName === body.userName && u.password === body.password);
    return found ? signIn(world, response, found, 200) : problem(response, 401, 'bad-credentials');
  }
  if (!user) return problem(response, 401, 'signed-out');
  const simple = table(world, user, body, url)[key];
  if (simple) return json(response, 200, simple());
  const match = /^\/api\/conversations\/([\w-]+)(\/\w+)?$/.exec(url.pathname);
  if (match) return conversation(world, response, request.method, match[1], match[2], body);
  if (key === 'DELETE /api/session') world.sessions.delete(/fc=([\w-]+)/.exec(request.headers.cookie)[1]);
  if (request.method === 'DELETE') return json(response, 204);
  return problem(response, 404, 'not-found');
}

function table(world, user, body, url) {
  const all = [...world.conversations.values()];
  const views = { active: (s) => !s.archived && !s.deletedAt, archived: (s) => s.archived && !s.deletedAt, trash: (s) => s.deletedAt };
  return {
    'GET /api/preferences': () => world.preferences,
    'PUT /api/preferences': () => (world.preferences = body),
    'GET /api/music': () => ({ songs: 2, starters: ['Find me all the albums whose composer is A. R. Rahman'], locations: [] }),
    'GET /api/models': () => [
      { id: 'qwen3-8b', name: 'qwen3-8b', state: 'loaded', contextLength: 8192, allowed: true },
      { id: 'gemma-3-4b', name: 'gemma-3-4b', state: 'available', contextLength: 32768, allowed: true },
    ],
    'GET /api/conversations': () => all.map((c) => c.summary).filter(views[url.searchParams.get('view') ?? 'active']),
    'POST /api/conversations': () => world.begin(body).summary,
    'GET /api/search': () => {
      const q = url.searchParams.get('q');
      return all
        .flatMap((c) =>
          c.messages
            .filter((m) => m.text.includes(q))
            .map((m) => {
              const i = m.text.indexOf(q);
              const safe = (t) => t.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
              return {
                conversationId: c.summary.id,
                messageId: m.id,
                title: c.summary.title,
                snippet: `…${safe(m.text.slice(Math.max(0, i - 30), i))}<mark>${safe(q)}</mark>${safe(m.text.slice(i + q.length, i + 60))}…`,
                at: m.at,
              };
            }),
        )
        .slice(0, 20);
    },
    'GET /api/sessions': () => [
      {
        id: '1',
        device: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140 Safari/537.36',
        createdAt: new Date().toISOString(),
        lastSeenAt: new Date().toISOString(),
        current: true,
      },
      {
        id: '2',
        device: 'Mozilla/5.0 (Linux; Android 14) Chrome/140 Mobile Safari/537.36',
        createdAt: new Date(Date.now() - 9e8).toISOString(),
        lastSeenAt: new Date(Date.now() - 4e8).toISOString(),
        current: false,
      },
    ],
    'GET /api/privacy/views': () => [],
    'GET /api/passkeys': () => [],
    'GET /api/session/second-factor': () => ({ enabled: false, recoveryCodesLeft: 0 }),
  };
}

function conversation(world, response, method, id, action, body) {
  const c = world.conversations.get(id);
  if (!c) return problem(response, 404, 'not-found');
  if (method === 'PATCH') {
    if (body.title !== undefined && !body.title.trim()) return problem(response, 400, 'invalid-title');
    Object.assign(c.summary, body);
  } else if (method === 'DELETE') {
    c.summary.deletedAt = new Date().toISOString();
    for (const next of world.lists) next({ type: 'removed', id });
    return json(response, 204);
  } else if (action === '/restore') c.summary.deletedAt = null;
  else return json(response, 200, { ...c.summary, messages: c.messages, draft: c.draft, more: false });
  world.listed(c);
  return json(response, 200, c.summary);
}
