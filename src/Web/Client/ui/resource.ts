import { type TemplateResult, html, nothing } from 'lit-html';
import { asProblem, type Problem } from '../protocol/problem';
import { t } from '../texts/texts';
import { explain } from './explain';

/** Something a page has to fetch first: loading keeps the layout, failing offers one button, then it is there. */
export class Resource<T> {
  value: T | undefined;
  problem: Problem | null = null;
  #run = 0;

  constructor(
    private readonly fetch: () => Promise<T>,
    private readonly onChange: () => void,
  ) {
    void this.load();
  }

  async load(): Promise<void> {
    const run = ++this.#run;
    this.problem = null;
    try {
      const value = await this.fetch();
      if (run === this.#run) this.value = value;
    } catch (error) {
      if (run === this.#run) this.problem = asProblem(error);
    }
    if (run === this.#run) this.onChange();
  }

  set(value: T): void {
    this.#run++;
    this.value = value;
    this.onChange();
  }

  view(ready: (value: T) => TemplateResult, rows = 4): TemplateResult {
    const failed = this.problem ? trouble(explain(this.problem), () => void this.load()) : nothing;
    // What is known stays, but never as if it were the answer that did not come.
    if (this.value !== undefined) return html`${failed}${ready(this.value)}`;
    return this.problem ? html`${failed}` : skeleton(rows);
  }
}

export const skeleton = (rows: number): TemplateResult => html`
  <div class="skeleton" role="status" aria-label=${t('state.loading')}>${Array.from({ length: rows }, () => html`<div></div>`)}</div>
`;

export const trouble = (message: string, retry: () => void): TemplateResult => html`
  <div class="notice notice-danger" role="alert">
    <p>${message}</p>
    <button class="button" @click=${retry}>${t('action.retry')}</button>
  </div>
`;
