import { type TemplateResult, html } from 'lit-html';
import { t } from '../texts/texts';
import { afterDrawing } from '../ui/afterDrawing';
import { icon } from '../ui/icons';
import type { App } from './app';

/** Opens the history on a narrow screen, where it lies over the page; the focus goes along and comes back. */
export function setDrawer(app: App, open: boolean): void {
  app.drawer = open;
  app.redraw();
  afterDrawing(() => document.querySelector<HTMLElement>(open ? '.history .brand' : '.drawer-button')?.focus());
}

export const drawerButton = (app: App): TemplateResult =>
  html`<button
    class="icon-button drawer-button"
    aria-label=${t('history.open')}
    aria-expanded=${app.drawer}
    aria-controls="history"
    @click=${() => setDrawer(app, true)}
  >
    ${icon('menu')}
  </button>`;
