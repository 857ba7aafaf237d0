import { type Route, formatRoute } from '../home/route';
import type { Session } from '../protocol/types';

/** Where someone gets who asks for a place: without an account only to the doors, and the address asked for survives signing in. */
export function allowed(route: Route, session: Session | null): Route {
  if (session?.user) return route.name === 'signin' || route.name === 'welcome' ? { name: 'chat', id: null } : route;
  if (session?.firstRun) return { name: 'welcome' };
  if (route.name === 'signin' || route.name === 'join' || route.name === 'reset') return route;
  const address = formatRoute(route);
  return { name: 'signin', next: address === '/' || route.name === 'welcome' ? null : address };
}
