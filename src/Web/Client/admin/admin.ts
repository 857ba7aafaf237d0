import { html } from 'lit-html';
import type { App } from '../home/app';
import { link } from '../home/link';
import type { Page } from '../home/page';
import { type AdminPage, type Route, adminPages, formatRoute } from '../home/route';
import { t } from '../texts/texts';
import { auditSection } from './audit/audit';
import { pastSection } from './audit/past';
import { membersSection } from './members';
import { modelSection } from './model';
import { musicSection } from './music';
import { serverSettingsSection } from './serverSettings';
import type { Section } from './types';
import { usageSection } from './usage';

const only = (section: (app: App) => Section['view']) => (app: App): Section => ({ view: section(app) });

const sections: Record<AdminPage, (app: App) => Section> = {
  members: only(membersSection),
  audit: only(auditSection),
  usage: only(usageSection),
  music: musicSection,
  model: only(modelSection),
  settings: only(serverSettingsSection),
};

/** What only the family admin sees. */
export function adminPage(app: App, { page, id, at }: Extract<Route, { name: 'admin' }>): Page {
  const section: Section = page === 'audit' && id ? { view: pastSection(app, id, at ?? null) } : sections[page](app);
  return {
    title: t('admin.title'),
    ...(section.close ? { close: section.close } : {}),
    view: () =>
      html`<div class="tabs-page">
        <nav class="tabs" aria-label=${t('admin.title')}>
          ${adminPages.map(
            (p) =>
              html`<a
                href=${formatRoute({ name: 'admin', page: p })}
                aria-current=${p === page ? 'page' : 'false'}
                @click=${link(app, { name: 'admin', page: p })}
                >${t(`admin.${p}`)}</a
              >`,
          )}
        </nav>
        <section class="stack">
          <h2>${t(id ? 'audit.stood' : `admin.${page}`)}</h2>
          ${section.view()}
        </section>
      </div>`,
  };
}
