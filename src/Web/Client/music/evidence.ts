import { type TemplateResult, html, nothing, render } from 'lit-html';
import type { Id, MusicEvidence } from '../protocol/types';
import { language, number, t, tn } from '../texts/texts';
import { icon } from '../ui/icons';
import { codeBlock, highlight } from '../markdown/code';
import { knowsPlaces } from './library';
import { namesView } from './names';
import { optionsView } from './options';
import { type Sorting, sorted } from './rows';

const made = new WeakMap<MusicEvidence, HTMLElement>();
const shownRows = 200;

/** How an answer about the music was found: assumptions in sight, the query and its rows one tap away. */
export function evidenceOf(evidence: MusicEvidence, conversationId: Id, messageId: Id): HTMLElement {
  const known = made.get(evidence);
  if (known) return known;
  const host = document.createElement('div');
  host.className = 'evidence';
  made.set(evidence, host);
  let sorting: Sorting | null = null;
  let query: HTMLElement | null = null;
  let playable = false;
  const address = `/api/conversations/${conversationId}/messages/${messageId}/rows`;
  const draw = (): void => void render(view(), host);
  const opened = (event: Event): void => {
    if (!(event.currentTarget as HTMLDetailsElement).open || query) return;
    query = queryView(evidence.sql || evidence.attempts.at(-1)!.sql);
    draw();
    void knowsPlaces(evidence.columns).then((known) => {
      playable = known;
      draw();
    });
  };
  const sort = (column: number): void => {
    sorting = sorting?.column === column ? (sorting.descending ? null : { column, descending: true }) : { column, descending: false };
    draw();
  };
  const view = (): TemplateResult =>
    html` ${evidence.options?.length ? optionsView(evidence.options) : nothing}${namesView(evidence.names ?? [])}${evidence.assumptions.length > 0
        ? html`<ul class="chips" aria-label=${t('music.assumptions')}>
            ${evidence.assumptions.map((a) => html`<li dir="auto">${a}</li>`)}
          </ul>`
        : nothing}
      ${evidence.sql || evidence.attempts.length > 0
        ? html`<details @toggle=${opened}>
            <summary>${t('music.how')}</summary>
            ${query ? html`${query}${attempts(evidence)}${figures(evidence)}${table(evidence, sorting, sort)}${downloads(evidence, address, playable)}` : nothing}
          </details>`
        : nothing}`;
  draw();
  return host;
}

function queryView(sql: string): HTMLElement {
  const { element, text } = codeBlock('sql', sql);
  void highlight(text, 'sql');
  return element;
}

const figures = (e: MusicEvidence): TemplateResult =>
  html`<p class="meta">
    ${tn('music.rows', e.rowCount)} ·
    ${t('music.took', { ms: number(e.elapsedMs, 1) })}${e.cached ? ` · ${t('music.cached')}` : ''}${e.truncated
      ? ` · ${t('music.truncated', { n: number(e.rows.length) })}`
      : ''}
  </p>`;

const attempts = (e: MusicEvidence): TemplateResult | typeof nothing =>
  e.attempts.some((a) => a.problem)
    ? html`<ol class="attempts" aria-label=${t('music.attempts')}>
        ${e.attempts.filter((a) => a.problem).map((a) => html`<li>${t('music.attempts')}: <code>${a.sql}</code> ${a.problem}</li>`)}
      </ol>`
    : nothing;

function table(e: MusicEvidence, sorting: Sorting | null, sort: (column: number) => void): TemplateResult | typeof nothing {
  if (e.columns.length === 0) return nothing;
  const rows = sorted(e.rows, sorting, language());
  const order = (i: number): string => (sorting?.column === i ? (sorting.descending ? 'descending' : 'ascending') : 'none');
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label=${t('music.table')}>
      <table>
        <thead>
          <tr>
            ${e.columns.map(
              (c, i) =>
                html`<th class=${typeof e.rows[0]?.[i] === 'number' ? 'figure' : ''} aria-sort=${order(i)}>
                  <button class="button-plain" @click=${() => sort(i)}>
                    ${c}<span aria-hidden="true">${{ ascending: ' ↑', descending: ' ↓', none: '' }[order(i)]}</span>
                  </button>
                </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${rows.slice(0, shownRows).map(
            (r) =>
              html`<tr>
                ${r.map((c) => html`<td dir="auto" class=${typeof c === 'number' ? 'figure' : ''}>${c === null ? '' : String(c)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${rows.length > shownRows ? html`<p class="meta">${t('music.shownRows', { n: number(shownRows) })}</p>` : nothing}`;
}

/** All rows, also those that are not kept with the reply; as a playlist where they say which files they are. */
const downloads = (e: MusicEvidence, address: string, playable: boolean): TemplateResult | typeof nothing =>
  e.columns.length === 0
    ? nothing
    : html`<div class="actions actions-start">
        <a class="button button-small" href="${address}.csv" download>${icon('download')} ${t('music.csv')}</a>
        ${playable
          ? html`<a class="button button-small" href="${address}.m3u8" download>${icon('music')} ${t('music.playlist')}</a>`
          : nothing}
      </div>`;
