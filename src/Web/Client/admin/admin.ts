import { html } from 'lit-html';
import type { App } from '../app/app';
import type { Page } from '../app/page';
import type { AdminPage } from '../app/route';
import { t } from '../texts/texts';

export function adminPage(_: App, __: AdminPage): Page {
  return { title: t('admin.title'), view: () => html`` };
}
