import { type TemplateResult, html } from 'lit-html';
import type { App } from '../home/app';
import { link } from '../home/link';
import type { Page } from '../home/page';
import { type SettingsPage, formatRoute, settingsPages } from '../home/route';
import { t } from '../texts/texts';
import { aboutSection } from './about';
import { accountSection } from './account';
import { appearanceSection } from './appearance';
import { dataSection } from './data';
import { devicesSection } from './devices';
import { privacySection } from './privacy';
import { shortcutsSection } from './shortcutsSheet';

const sections: Record<SettingsPage, (app: App) => () => TemplateResult> = {
  appearance: appearanceSection,
  account: accountSection,
  devices: devicesSection,
  data: dataSection,
  privacy: privacySection,
  shortcuts: shortcutsSection,
  about: aboutSection,
};

/** The settings: one page for each subject, in the order people look for them. */
export function settingsPage(app: App, page: SettingsPage): Page {
  const section = sections[page](app);
  return {
    title: t('settings.title'),
    view: () =>
      html`<div class="tabs-page">
        <nav class="tabs" aria-label=${t('settings.title')}>
          ${settingsPages.map(
            (p) =>
              html`<a
                href=${formatRoute({ name: 'settings', page: p })}
                aria-current=${p === page ? 'page' : 'false'}
                @click=${link(app, { name: 'settings', page: p })}
                >${t(`settings.${p}`)}</a
              >`,
          )}
        </nav>
        <section class="stack">
          <h2>${t(`settings.${page}`)}</h2>
          ${section()}
        </section>
      </div>`,
  };
}
