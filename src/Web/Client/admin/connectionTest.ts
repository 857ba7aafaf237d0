import { type TemplateResult, html, nothing } from 'lit-html';
import type { App } from '../home/app';
import { whyNotReady } from '../home/modelServer';
import { post } from '../protocol/api';
import { t, tn } from '../texts/texts';
import { icon } from '../ui/icons';

interface Tried {
  ok: boolean;
  name: string;
  detail: string;
  code: string | null;
  models: string[];
}

/** Tries the address that is typed, before it is saved. */
export class ConnectionTest {
  #trying = false;
  #tried: Tried | null = null;

  constructor(private readonly app: App) {}

  view(): TemplateResult {
    return html`<div class="actions actions-start">
        <button class="button" type="button" ?disabled=${this.#trying} @click=${(e: Event) => void this.#try(e)}>
          ${icon('again')} ${t(this.#trying ? 'connection.trying' : 'connection.try')}
        </button>
      </div>
      <div role="status">${this.#tried ? result(this.#tried) : nothing}</div>`;
  }

  async #try(event: Event): Promise<void> {
    const form = new FormData((event.currentTarget as HTMLElement).closest('form')!);
    const text = (name: string): string | null => String(form.get(name) ?? '') || null;
    [this.#trying, this.#tried] = [true, null];
    this.app.redraw();
    try {
      this.#tried = await post<Tried>('/api/admin/settings/test', { url: text('modelServer.url'), token: text('modelServer.token') });
    } catch (error) {
      this.app.failed(error);
    }
    this.#trying = false;
    this.app.redraw();
  }
}

const result = (r: Tried): TemplateResult =>
  html`<p class="notice ${r.ok ? 'notice-good' : 'notice-danger'}">
    ${icon(r.ok ? 'check' : 'warning')}
    <span>${r.ok ? tn('connection.ok', r.models.length, { name: r.name }) : whyNotReady(r)}</span>
  </p>`;
