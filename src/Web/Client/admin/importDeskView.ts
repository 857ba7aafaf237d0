import { type TemplateResult, html, nothing } from 'lit-html';
import { number, t, tn } from '../texts/texts';
import { afterDrawing } from '../ui/afterDrawing';
import { inWords } from '../ui/explain';
import { icon } from '../ui/icons';
import { columnRow } from './columnRow';
import type { DeskState, ImportDesk } from './importDesk';
import { rowsTable } from './rowsTable';
import type { ImportProblem, MusicImport, MusicPreview } from './types';

const accepted = '.csv,.tsv,.txt,.xlsx,.xls,.xml,.sqlite,.sqlite3,.db';
const shownProblems = 50;

/** A new music list, from choosing its file to what came of it. */
export const importDeskView = (desk: ImportDesk): TemplateResult => html`<div class="desk stack" tabindex="-1">${inside(desk)}</div>`;

/** Whoever pressed what is gone now goes on where its outcome is told, which may be far above. */
const toDesk = (): void =>
  afterDrawing(() => {
    const desk = document.querySelector<HTMLElement>('.desk');
    desk?.focus({ preventScroll: true });
    desk?.scrollIntoView({ block: 'nearest' });
  });

function inside(desk: ImportDesk): TemplateResult {
  const { state } = desk;
  switch (state.name) {
    case 'looking':
    case 'sending':
      return html`<p class="notice" role="status">${t(`library.${state.name}`)}</p>`;
    case 'looked':
      return looked(desk, state.file, state.preview);
    case 'running':
      return running(desk, state);
    case 'free':
      return html`${chooser(desk)}${state.last ? result(state.last) : nothing}`;
  }
}

function chooser(desk: ImportDesk): TemplateResult {
  const chosen = (event: Event): void => {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (file) void desk.look(file);
  };
  return html`<div class="form-row">
    <label for="file">${t('library.file')}</label>
    <input class="field" id="file" type="file" accept=${accepted} aria-describedby="file-hint" @change=${chosen} />
    <p class="hint" id="file-hint">${t('library.hint')}</p>
  </div>`;
}

const looked = (desk: ImportDesk, file: File, preview: MusicPreview): TemplateResult => html`
  <div class="looked stack">
    <h4 dir="auto">${t('library.asRead', { file: file.name })}</h4>
    ${preview.tables.map(
      (table) =>
        html`<details ?open=${preview.tables.length === 1}>
          <summary>
            ${t('library.table', { name: table.name, rows: table.rows === null ? '' : tn('library.tableRows', table.rows) })}
          </summary>
          <ul class="rows">
            ${table.columns.map((c) => columnRow(c))}
          </ul>
          ${rowsTable(
            t('library.firstRows'),
            table.columns.map((c) => c.name),
            table.sample,
          )}
        </details>`,
    )}
    ${problems(preview.problems, preview.problems.length)}
    <p>${t('library.replaces')}</p>
    <div class="actions actions-start">
      <button class="button button-primary" @click=${() => (void desk.begin(file, preview.id), toDesk())}>${t('library.import')}</button>
      <button class="button" @click=${() => (desk.discard(), toDesk())}>${t('library.discard')}</button>
    </div>
  </div>
`;

function running(desk: ImportDesk, { id, progress, away }: Extract<DeskState, { name: 'running' }>): TemplateResult {
  const { rows = 0, total = null, state = 'running' } = progress ?? {};
  const stopping = state === 'stopping';
  const finishing = total !== null && rows >= total;
  const words = stopping
    ? t('library.stopping')
    : rows === 0
      ? t('library.starting')
      : finishing
        ? t('library.finishing')
        : total
          ? t('library.reading', { n: number(rows), total: number(total) })
          : t('library.readingSome', { n: number(rows) });
  const bar =
    total && !finishing && !stopping
      ? html`<progress aria-label=${t('library.progress')} max=${total} .value=${rows}></progress>`
      : html`<progress aria-label=${t('library.progress')}></progress>`;
  return html`<div class="notice importing">
    <p role=${away ? 'alert' : nothing}>${away ? t('library.away') : words}</p>
    <button class="button" ?disabled=${stopping || away} @click=${() => void desk.stop(id)}>${icon('stop')} ${t('library.stop')}</button>
    ${bar}
  </div>`;
}

const result = (last: MusicImport): TemplateResult => html`
  <p class="notice ${last.state === 'complete' || last.state === 'stopped' ? '' : 'notice-danger'}" role="status" dir="auto">
    ${last.state === 'complete'
      ? tn('library.complete', last.rows)
      : last.state === 'stopped'
        ? t('library.stopped')
        : (last.message ? inWords(last.said, last.message) : t('library.failed'))}
  </p>
  ${problems(last.problems, last.problemCount)}
`;

function problems(list: readonly ImportProblem[], count: number): TemplateResult | typeof nothing {
  if (list.length === 0) return nothing;
  return html`<details class="problems" open>
    <summary>${tn('library.problems', count)}</summary>
    <ul class="rows">
      ${list.slice(0, shownProblems).map(
        (p) =>
          html`<li class="row">
            <div dir="auto">${inWords(p.said, p.message)}</div>
            <span class="meta">${p.row === 0 ? t('library.wholeFile') : t('library.row', { n: number(p.row) })}</span>
          </li>`,
      )}
    </ul>
    ${count > shownProblems ? html`<p class="meta">${t('library.shownProblems', { n: number(Math.min(shownProblems, list.length)) })}</p>` : nothing}
  </details>`;
}
