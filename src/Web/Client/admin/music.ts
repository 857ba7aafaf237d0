import { type TemplateResult, html, nothing } from 'lit-html';
import type { App } from '../home/app';
import { get } from '../protocol/api';
import { fullDate } from '../texts/dates';
import { locale, t, tn } from '../texts/texts';
import { inWords } from '../ui/explain';
import { Resource } from '../ui/resource';
import { MeaningMap } from './meaningMap';
import { ImportDesk } from './importDesk';
import { importDeskView } from './importDeskView';
import type { MusicLibrary, Section } from './types';

const shownImports = 5;

/** The family's music list: what is there, what its columns mean, and a new one from a file. */
export function musicSection(app: App): Section {
  const library = new Resource(() => get<MusicLibrary>('/api/admin/music').then((l) => (desk.join(l.running), l)), app.redraw);
  const desk = new ImportDesk(app.redraw, app.failed, () => void library.load());
  const map = new MeaningMap(app, () => library.load());
  const view = (): TemplateResult => html`
    ${library.view((l) => facts(l), 1)}
    <h3>${t('library.new')}</h3>
    ${importDeskView(desk)} ${library.value ? html`${map.view(library.value)}${imports(library.value)}` : nothing}
  `;
  return { view, close: () => desk.close() };
}

const facts = (l: MusicLibrary): TemplateResult =>
  html`<p>
      ${l.songs > 0 ? tn('library.songs', l.songs) : t('library.empty')}${l.importedAt
        ? html` <span class="meta">${fullDate(l.importedAt, locale())}</span>`
        : nothing}
    </p>
    ${l.source ? html`<p class="meta" dir="auto">${t('library.source', { source: l.source })}</p>` : nothing}`;

const imports = (l: MusicLibrary): TemplateResult | typeof nothing => {
  const over = l.imports.filter((i) => i.id !== l.running).slice(0, shownImports);
  if (over.length === 0) return nothing;
  return html`<h3>${t('library.imports')}</h3>
    <ul class="rows">
      ${over.map(
        (i) =>
          html`<li class="row">
            <div>
              <span dir="auto">${i.source}</span>
              <span class="meta">${fullDate(i.startedAt, locale())} · ${tn('library.tableRows', i.rows)}</span>
              ${i.state !== 'complete' && i.message ? html`<span class="meta" dir="auto">${inWords(i.said, i.message)}</span>` : nothing}
            </div>
            <span class="tag">${t(`library.state.${i.state}`)}</span>
          </li>`,
      )}
    </ul>`;
};

