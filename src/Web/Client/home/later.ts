import type { App } from './app';
import type { Page } from './page';
import { Resource } from '../ui/resource';

/** A page whose code is fetched when someone goes there. */
export function later(app: App, title: string, fetch: () => Promise<Page>): Page {
  const code = new Resource(fetch, app.redraw);
  return { title, view: () => code.view((page) => page.view()) };
}
