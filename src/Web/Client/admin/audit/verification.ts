import { type TemplateResult, html, nothing } from 'lit-html';
import type { App } from '../../home/app';
import { lines } from '../../protocol/api';
import { number, t } from '../../texts/texts';
import { copyButton } from '../../ui/copyButton';
import { icon } from '../../ui/icons';
import type { Verification } from '../types';

interface Progress {
  checked: number;
  total: number;
}

/** The proof that nothing was altered, as it goes and as it ends; and the seal that proves later that nothing was taken away. */
export class VerificationView {
  #running = false;
  #progress: Progress | null = null;
  #result: Verification | null = null;
  #seal = '';

  constructor(private readonly app: App) {}

  button(): TemplateResult {
    return html`<button class="button" ?disabled=${this.#running} @click=${() => void this.#verify()}>
      ${icon('shield')} ${t(this.#running ? 'audit.verifying' : 'audit.verify')}
    </button>`;
  }

  view(): TemplateResult {
    return html`<div class="verification ${this.#running || this.#result ? '' : 'sr-only'}" role="status">
        ${this.#running
          ? html`<progress
              aria-label=${t('audit.verifying')}
              max=${this.#progress?.total ?? 1}
              value=${this.#progress?.checked ?? 0}
            ></progress>`
          : nothing}
        ${this.#result ? verdict(this.#result) : nothing}
      </div>
      ${this.#sealing()}`;
  }

  #sealing(): TemplateResult {
    const typed = (e: Event): void => void (this.#seal = (e.target as HTMLInputElement).value.trim());
    return html`<details class="no-print">
      <summary>${t('seal.title')}</summary>
      <div class="stack">
        <p>${t('seal.text')}</p>
        ${this.#result?.valid
          ? html`<p><code class="secret-small">${this.#result.lastHash}</code></p>
              <div class="actions actions-start">
                ${copyButton(this.#result.lastHash, t('seal.copy'), 'button-small')}
              </div>`
          : html`<p class="hint">${t('seal.first')}</p>`}
        <form class="form" @submit=${(e: Event) => (e.preventDefault(), void this.#verify())}>
          <div class="form-row">
            <label for="seal">${t('seal.earlier')}</label>
            <input class="field" id="seal" spellcheck="false" autocomplete="off" @input=${typed} />
          </div>
          <div class="actions actions-start"><button class="button" ?disabled=${this.#running}>${t('seal.compare')}</button></div>
        </form>
      </div>
    </details>`;
  }

  async #verify(): Promise<void> {
    if (this.#running) return;
    [this.#running, this.#progress, this.#result] = [true, null, null];
    this.app.redraw();
    try {
      const query = this.#seal ? `?hash=${encodeURIComponent(this.#seal)}` : '';
      await lines<Progress | Verification>(`/api/admin/audit/verify${query}`, (line) => {
        if ('valid' in line) this.#result = line;
        else this.#progress = line;
        this.app.redraw();
      });
    } catch (error) {
      this.app.failed(error);
    }
    this.#running = false;
    this.app.redraw();
  }
}

const verdict = (v: Verification): TemplateResult =>
  html`<p class="notice ${v.valid ? 'notice-good' : 'notice-danger'}">
    ${icon(v.valid ? 'shield' : 'warning')}
    <span>${v.valid ? t('audit.valid', { n: number(v.count) }) : t('audit.broken', { n: number(v.brokenAt ?? 0) })}</span>
  </p>`;
