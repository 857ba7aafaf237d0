import { type TemplateResult, html } from 'lit-html';
import type { Cell } from '../protocol/types';
import { t } from '../texts/texts';

/** Rows of the library as they are, in a box that scrolls by itself. */
export function rowsTable(label: string, columns: readonly string[], rows: readonly Cell[][]): TemplateResult {
  if (rows.length === 0) return html`<p class="empty">${t('library.noRows')}</p>`;
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label=${label}>
    <table>
      <thead>
        <tr>
          ${columns.map((c) => html`<th>${c}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => html`<tr>${row.map((cell) => html`<td dir="auto">${cell ?? ''}</td>`)}</tr>`)}
      </tbody>
    </table>
  </div>`;
}
