import type { App } from './app';
import type { Page } from './page';
import { Resource } from '../ui/resource';

/** Remembers, for as long as the tab lives, that the page was loaded again for want of a part. */
const key = 'familychat.renewed';

/** A page whose code is fetched when someone goes there. */
export function later(app: App, title: string, fetch: () => Promise<Page>, renew: () => void = () => location.reload()): Page {
  let left = false;
  const arrived = (page: Page): Page => {
    if (left) page.close?.();
    return known(page);
  };
  const code = new Resource(() => fetch().then(arrived, (error: unknown) => missing(error, app.hub.online, renew)), app.redraw);
  const close = (): void => {
    left = true;
    code.value?.close?.();
  };
  return { title, view: () => code.view((page) => page.view()), close };
}

function known(page: Page): Page {
  sessionStorage.removeItem(key);
  return page;
}

/** A server that was upgraded no longer has the parts of an older page. There the page is loaded anew, once; drafts are kept. */
function missing(error: unknown, online: boolean, renew: () => void): never {
  if (online && sessionStorage.getItem(key) === null) {
    sessionStorage.setItem(key, '1');
    renew();
  }
  throw error;
}
