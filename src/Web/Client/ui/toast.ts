import { type TemplateResult, html, nothing } from 'lit-html';
import { t } from '../texts/texts';
import { icon } from './icons';
import { announce } from './announcer';

interface Toast {
  text: string;
  action?: { label: string; run: () => void };
}

const shownMs = 10_000;
/** Nobody who is about to press it loses it. */
const askAgainMs = 1_000;

/** One short message at the bottom, with at most one way to take something back. The newest replaces the one before. */
export class Toasts {
  #current: Toast | null = null;
  #timer = 0;

  constructor(private readonly onChange: () => void) {}

  show(text: string, action?: Toast['action']): void {
    clearTimeout(this.#timer);
    this.#current = { text, ...(action ? { action } : {}) };
    announce(text);
    this.#dismissAfter(shownMs);
    this.onChange();
  }

  #dismissAfter(ms: number): void {
    this.#timer = setTimeout(() => {
      if (document.querySelector('.toast:is(:hover, :focus-within)')) this.#dismissAfter(askAgainMs);
      else this.dismiss();
    }, ms);
  }

  dismiss(): void {
    clearTimeout(this.#timer);
    this.#current = null;
    this.onChange();
  }

  view(): TemplateResult | typeof nothing {
    const toast = this.#current;
    if (!toast) return nothing;
    const act = (): void => {
      this.dismiss();
      toast.action?.run();
    };
    // Outside of the page's parts: it stays in reach while one of them is out of it.
    return html`<aside class="toast" aria-label=${t('app.notice')}>
      <span>${toast.text}</span>
      ${toast.action ? html`<button class="button button-plain" @click=${act}>${toast.action.label}</button>` : nothing}
      <button class="icon-button" aria-label=${t('action.close')} @click=${() => this.dismiss()}>${icon('close')}</button>
    </aside>`;
  }
}
