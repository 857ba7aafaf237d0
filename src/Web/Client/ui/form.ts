import { type TemplateResult, html, nothing } from 'lit-html';
import { explain } from './explain';

export interface Field {
  name: string;
  label: string;
  type?: 'text' | 'password' | 'email' | 'date';
  autocomplete?: string;
  hint?: string;
  value?: string;
  optional?: boolean;
  minLength?: number;
  options?: readonly { value: string; label: string }[];
}

/** A form with labelled fields, one main action, and its trouble said above the button. */
export class Form {
  problem = '';
  busy = false;

  constructor(
    private readonly fields: readonly Field[],
    private readonly action: string,
    private readonly submit: (values: Record<string, string>) => Promise<void>,
    private readonly redraw: () => void,
  ) {}

  view(extra: unknown = nothing): TemplateResult {
    return html`<form class="form" @submit=${(e: Event) => void this.#send(e)}>
      ${this.fields.map(field)} ${extra} ${this.problem ? html`<p class="notice notice-danger" role="alert">${this.problem}</p>` : nothing}
      <div class="actions"><button class="button button-primary" type="submit" ?disabled=${this.busy}>${this.action}</button></div>
    </form>`;
  }

  async #send(event: Event): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    if (this.busy) return;
    this.busy = true;
    this.problem = '';
    this.redraw();
    try {
      const values = Object.fromEntries([...new FormData(form)].map(([k, v]) => [k, String(v)]));
      await this.submit(values);
    } catch (error) {
      this.problem = explain(error);
    }
    this.busy = false;
    this.redraw();
  }
}

export function field(f: Field): TemplateResult {
  const hintId = `${f.name}-hint`;
  return html`<div class="form-row">
    <label for=${f.name}>${f.label}</label>
    ${f.options
      ? html`<select class="field" id=${f.name} name=${f.name}>
          ${f.options.map((o) => html`<option value=${o.value} ?selected=${o.value === f.value}>${o.label}</option>`)}
        </select>`
      : html`<input
          class="field"
          id=${f.name}
          name=${f.name}
          type=${f.type ?? 'text'}
          autocomplete=${f.autocomplete ?? 'off'}
          ?required=${!f.optional}
          minlength=${f.minLength ?? nothing}
          .defaultValue=${f.value ?? ''}
          aria-describedby=${f.hint ? hintId : nothing}
          autocapitalize="none"
          spellcheck="false"
        />`}
    ${f.hint ? html`<p class="hint" id=${hintId}>${f.hint}</p>` : nothing}
  </div>`;
}
