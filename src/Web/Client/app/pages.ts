import { html } from 'lit-html';
import { joinPage } from '../accounts/join';
import { resetPage } from '../accounts/reset';
import { signInPage } from '../accounts/signIn';
import { welcomePage } from '../accounts/welcome';
import { shelfPage } from '../history/shelf';
import { searchPage } from '../search/search';
import { settingsPage } from '../settings/settings';
import { t } from '../texts/texts';
import { emptyState } from '../ui/empty';
import type { App } from '../home/app';
import { later } from '../home/later';
import type { Page } from '../home/page';
import type { Route } from '../home/route';
import { link } from '../home/link';
import type { Member } from '../protocol/types';

/** Which page a route shows. */
export function makePage(app: App, route: Route): Page {
  switch (route.name) {
    case 'welcome':
      return welcomePage(app);
    case 'signin':
      return signInPage(app, route.next);
    case 'reset':
      return resetPage(app);
    case 'join':
      return app.home ? alreadyIn(app, app.home.member) : joinPage(app, route.code);
    case 'search':
      return searchPage(app, route.q);
    case 'shelf':
      return shelfPage(app, route.view);
    case 'settings':
      return settingsPage(app, route.page);
    case 'admin':
      return app.home?.member.role === 'admin'
        ? later(app, t('admin.title'), async () => (await import('../admin/admin')).adminPage(app, route))
        : missingPage(app);
    default:
      return missingPage(app);
  }
}

/** An invitation is for somebody else than who is here. */
const alreadyIn = (app: App, { displayName }: Member): Page => ({
  title: t('join.title'),
  view: () =>
    emptyState(
      'person',
      t('join.already', { name: displayName }),
      html`<button class="button button-primary" @click=${() => void app.signOut(location.pathname)}>${t('account.signOut')}</button>
        <a href="/" @click=${link(app, { name: 'chat', id: null })}>${t('missing.home')}</a>`,
    ),
});

const missingPage = (app: App): Page => ({
  title: t('missing.title'),
  view: () =>
    emptyState(
      'compass',
      t('missing.text'),
      html`<a class="button button-primary" href="/" @click=${link(app, { name: 'chat', id: null })}>${t('missing.home')}</a>`,
    ),
});
