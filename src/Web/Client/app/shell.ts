import { type TemplateResult, html, nothing } from 'lit-html';
import { chatView } from '../conversation/chatView';
import { historyView } from '../history/historyView';
import { t } from '../texts/texts';
import { mark } from '../ui/brand';
import { drawerButton, setDrawer } from '../home/drawer';
import type { FamilyChat } from './app';
import { historyWidth, startResize, resizeKey } from './split';

/** Two panes, or one with a drawer. */
export function shell(app: FamilyChat): TemplateResult {
  if (!app.session) return starting(app);
  if (!app.home)
    return html`<main id="main" class="door">${sign(app.title)} ${app.page?.view() ?? nothing}</main>
      ${app.toasts.view()}`;
  return html` <a class="skip" href="#main" @click=${skip}>${t('app.skip')}</a>
    <div class="app ${app.drawer ? 'drawer-open' : ''}">
      <div class="scrim" @click=${() => setDrawer(app, false)}></div>
      <nav class="history" id="history" aria-label=${t('history.title')}>
        ${historyView(app)}
        <div
          class="splitter"
          role="separator"
          tabindex="0"
          aria-orientation="vertical"
          aria-label=${t('history.resize')}
          aria-controls="history"
          aria-valuemin="200"
          aria-valuemax="480"
          aria-valuenow=${historyWidth()}
          @pointerdown=${startResize}
          @keydown=${(e: KeyboardEvent) => resizeKey(app, e)}
        ></div>
      </nav>
      <main id="main" tabindex="-1" ?inert=${app.drawer}>${app.chat ? chatView(app, app.chat) : pageView(app)}</main>
      ${app.toasts.view()}
    </div>`;
}

const sign = (title: string): TemplateResult => html`<p class="brand">${mark()} <span dir="auto">${title}</span></p>`;

const pageView = (app: FamilyChat): TemplateResult => html`
  <header class="bar">
    ${drawerButton(app)}
    <h1>${app.page?.title}</h1>
  </header>
  <div class="page" tabindex="-1">${app.page?.view()}</div>
`;

const starting = (app: FamilyChat): TemplateResult =>
  html`<main id="main" class="door">
    ${sign(app.title)}
    ${app.unreachable ? html`<p role="status">${t('app.looking')}</p>` : nothing}
  </main>`;

function skip(event: Event): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
