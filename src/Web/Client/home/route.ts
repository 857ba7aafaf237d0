import type { Id } from '../protocol/types';

export const settingsPages = ['appearance', 'account', 'devices', 'data', 'privacy', 'shortcuts', 'about'] as const;
export const adminPages = ['members', 'audit', 'usage', 'music', 'model', 'settings'] as const;
export type SettingsPage = (typeof settingsPages)[number];
export type AdminPage = (typeof adminPages)[number];

export type Route =
  /** Without an id the place for a new conversation, or with a `key` for one that is on its way to the server. */
  | { name: 'chat'; id: Id | null; messageId?: Id; key?: Id }
  | { name: 'signin'; next: string | null }
  | { name: 'welcome' }
  | { name: 'reset' }
  | { name: 'join'; code: string }
  | { name: 'search'; q: string }
  | { name: 'shelf'; view: 'archived' | 'trash' }
  | { name: 'settings'; page: SettingsPage }
  | { name: 'admin'; page: AdminPage; id?: Id; at?: string }
  | { name: 'missing' };

/** Reads an address of this page: path and query, without the origin. */
export function parseRoute(address: string): Route {
  const url = new URL(address, 'http://page');
  const [room = '', rest = '', third = ''] = url.pathname.split('/').filter(Boolean).map(decode);
  switch (room) {
    case '':
      return { name: 'chat', id: null };
    case 'c':
      return rest ? { name: 'chat', id: rest, ...(url.hash ? { messageId: url.hash.slice(1) } : {}) } : { name: 'missing' };
    case 'new':
      return { name: 'chat', id: null, ...(rest ? { key: rest } : {}) };
    case 'signin':
      return { name: 'signin', next: localPath(url.searchParams.get('next')) };
    case 'welcome':
    case 'reset':
      return { name: room };
    case 'join':
      return { name: 'join', code: rest };
    case 'search':
      return { name: 'search', q: url.searchParams.get('q') ?? '' };
    case 'archive':
      return { name: 'shelf', view: 'archived' };
    case 'trash':
      return { name: 'shelf', view: 'trash' };
    case 'settings':
      return page(settingsPages, rest, (p) => ({ name: 'settings', page: p }));
    case 'admin':
      return rest === 'audit' && third
        ? { name: 'admin', page: 'audit', id: third, ...(url.searchParams.get('at') ? { at: url.searchParams.get('at')! } : {}) }
        : page(adminPages, rest, (p) => ({ name: 'admin', page: p }));
    default:
      return { name: 'missing' };
  }
}

export function formatRoute(route: Route): string {
  switch (route.name) {
    case 'chat':
      if (!route.id) return route.key ? `/new/${route.key}` : '/';
      return `/c/${route.id}${route.messageId ? `#${route.messageId}` : ''}`;
    case 'signin':
      return route.next ? `/signin?next=${encodeURIComponent(route.next)}` : '/signin';
    case 'join':
      return `/join/${encodeURIComponent(route.code)}`;
    case 'search':
      return route.q ? `/search?q=${encodeURIComponent(route.q)}` : '/search';
    case 'shelf':
      return route.view === 'archived' ? '/archive' : '/trash';
    case 'settings':
      return `/settings/${route.page}`;
    case 'admin':
      return `/admin/${route.page}${route.id ? `/${route.id}` : ''}${route.at ? `?at=${encodeURIComponent(route.at)}` : ''}`;
    case 'missing':
      return '/';
    default:
      return `/${route.name}`;
  }
}

/** Where to go after signing in: only an address of this page, so that a crafted link cannot lead away. */
export function localPath(next: string | null): string | null {
  return next && /^\/(?![/\\])/.test(next) && !next.includes('\\') ? next : null;
}

function page<P extends string>(pages: readonly P[], name: string, route: (page: P) => Route): Route {
  if (!name) return route(pages[0]!);
  const found = pages.find((p) => p === name);
  return found ? route(found) : { name: 'missing' };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
