import { type TemplateResult, html, nothing } from 'lit-html';
import type { App } from '../home/app';
import { get, post } from '../protocol/api';
import { fullDate } from '../texts/dates';
import { language, number, t, tn } from '../texts/texts';
import { announce } from '../ui/announcer';
import { Resource } from '../ui/resource';
import type { MusicImport, MusicLibrary } from './types';

const askAgainMs = 700;

/** The family's music list: what is there, and a new one from a file. */
export function musicSection(app: App): () => TemplateResult {
  const library = new Resource(() => get<MusicLibrary>('/api/admin/music'), app.redraw);
  let progress: MusicImport | null = null;
  let busy = false;
  const upload = async (event: Event): Promise<void> => {
    event.preventDefault();
    const body = new FormData(event.currentTarget as HTMLFormElement);
    busy = true;
    progress = null;
    app.redraw();
    try {
      const { importId } = await post<{ importId: string }>('/api/admin/music/import', body);
      do {
        await new Promise((resolve) => setTimeout(resolve, askAgainMs));
        progress = await get<MusicImport>(`/api/admin/music/import/${importId}`);
        app.redraw();
      } while (progress.state === 'running');
      announce(tn('library.rows', progress.rows));
      await library.load();
    } catch (error) {
      app.failed(error);
    }
    busy = false;
    app.redraw();
  };
  return () => html`
    ${library.view(
      (l) =>
        html`<p>
            ${l.songs > 0 ? tn('library.songs', l.songs) : t('library.empty')}${l.importedAt
              ? html` <span class="meta">${fullDate(l.importedAt, language())}</span>`
              : nothing}
          </p>
          ${l.source ? html`<p class="meta">${t('library.source', { source: l.source })}</p>` : nothing}`,
      1,
    )}
    <form class="form" @submit=${(e: Event) => void upload(e)}>
      <div class="form-row">
        <label for="file">${t('library.file')}</label
        ><input
          class="field"
          id="file"
          type="file"
          name="file"
          required
          accept=".csv,.tsv,.txt,.xlsx,.sqlite,.db"
          aria-describedby="file-hint"
        />
        <p class="hint" id="file-hint">${t('library.hint')}</p>
      </div>
      <div class="actions actions-start">
        <button class="button button-primary" ?disabled=${busy}>${t(busy ? 'library.busy' : 'library.import')}</button>
      </div>
    </form>
    ${progress ? result(progress) : nothing}
  `;
}

const isBad = (p: MusicImport): boolean => p.state !== 'complete' && p.state !== 'running';

const result = (p: MusicImport): TemplateResult => html`
  <p class="notice ${isBad(p) ? 'notice-danger' : ''}" role="status">
    ${isBad(p) ? (p.message ?? t('library.failed')) : tn('library.rows', p.rows)}
  </p>
  ${p.problems.length > 0
    ? html`<ul class="rows">
        ${p.problems.slice(0, 50).map(
          (x) =>
            html`<li class="row">
              <span>${t('library.row', { n: number(x.row) })}</span>
              <div dir="auto">${x.message}</div>
            </li>`,
        )}
      </ul>`
    : nothing}
`;
