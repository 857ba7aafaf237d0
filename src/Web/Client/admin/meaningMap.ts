import { type TemplateResult, html, nothing } from 'lit-html';
import type { App } from '../home/app';
import { get, put, remove } from '../protocol/api';
import type { Cell } from '../protocol/types';
import { t, tn } from '../texts/texts';
import { openDialog } from '../ui/dialog';
import { icon } from '../ui/icons';
import { Resource } from '../ui/resource';
import { columnRow } from './columnRow';
import { rowsTable } from './rowsTable';
import { type MusicColumn, type MusicLibrary, type MusicTable, meanings } from './types';

interface Rows {
  columns: string[];
  rows: Cell[][];
}

/** What each column of the library means, to be put right, and the first rows to judge it by. */
export class MeaningMap {
  readonly #rows = new Map<string, Resource<Rows>>();
  #library: MusicLibrary | null = null;

  constructor(
    private readonly app: App,
    private readonly reload: () => Promise<void>,
  ) {}

  view(library: MusicLibrary): TemplateResult | typeof nothing {
    if (library !== this.#library) this.#rows.clear();
    this.#library = library;
    if (library.tables.length === 0) return nothing;
    return html`<h3>${t('library.columns')}</h3>
      <p class="hint">${t('library.columnsNote')}</p>
      ${library.tables.map((table) => this.#table(table, library.tables.length === 1))}`;
  }

  #table(table: MusicTable, open: boolean): TemplateResult {
    return html`<details class="meanings" ?open=${open}>
        <summary>${t('library.table', { name: table.name, rows: tn('library.tableRows', table.rows ?? 0) })}</summary>
        <ul class="rows">
          ${table.columns.map((c) => columnRow(c, this.#change(table, c)))}
        </ul>
      </details>
      <details @toggle=${(e: Event) => (e.currentTarget as HTMLDetailsElement).open && this.#fetch(table.name)}>
        <summary>${t('library.firstRows')}${open ? nothing : html` · ${table.name}`}</summary>
        ${this.#rows.get(table.name)?.view((r) => rowsTable(t('library.firstRows'), r.columns, r.rows)) ?? nothing}
      </details>`;
  }

  #fetch(table: string): void {
    if (this.#rows.has(table)) return;
    this.#rows.set(table, new Resource(() => get<Rows>(`/api/admin/music/preview?table=${encodeURIComponent(table)}`), this.app.redraw));
    this.app.redraw();
  }

  #change(table: MusicTable, c: MusicColumn): TemplateResult {
    return html`<button
      class="icon-button"
      aria-label=${t('library.changeOf', { column: c.originalName })}
      title=${t('library.change')}
      @click=${() => this.#edit(table, c)}
    >
      ${icon('edit')}
    </button>`;
  }

  #edit(table: MusicTable, c: MusicColumn): void {
    openDialog(t('library.changeOf', { column: c.originalName }), (close) => {
      const save = (event: Event): void => {
        event.preventDefault();
        const said = Object.fromEntries(new FormData(event.currentTarget as HTMLFormElement));
        close();
        void this.#tell(put('/api/admin/music/meanings', { table: table.name, column: c.name, ...said }));
      };
      const takeBack = (): void => {
        close();
        const query = new URLSearchParams({ table: table.name, column: c.name });
        void this.#tell(remove(`/api/admin/music/meanings?${query}`));
      };
      return html`<form class="form" @submit=${save}>
        <div class="form-row">
          <label for="meaning">${t('library.meaning')}</label>
          <select class="field" id="meaning" name="meaning">
            ${meanings.map((m) => html`<option value=${m} ?selected=${m === c.meaning}>${t(`meaning.${m}`)}</option>`)}
          </select>
        </div>
        <div class="form-row">
          <label for="description">${t('library.description')}</label>
          <input class="field" id="description" name="description" maxlength="200" .defaultValue=${c.description} aria-describedby="description-hint" />
          <p class="hint" id="description-hint">${t('library.descriptionHint')}</p>
        </div>
        <div class="actions">
          ${c.edited ? html`<button type="button" class="button" @click=${takeBack}>${t('library.asFound')}</button>` : nothing}
          <button class="button button-primary">${t('action.save')}</button>
        </div>
      </form>`;
    });
  }

  async #tell(change: Promise<unknown>): Promise<void> {
    try {
      await change;
      this.app.toasts.show(t('admin.saved'));
    } catch (error) {
      this.app.failed(error);
    }
    await this.reload();
  }
}
