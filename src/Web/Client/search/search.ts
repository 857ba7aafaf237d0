import { type TemplateResult, html, nothing } from 'lit-html';
import type { App } from '../home/app';
import { link } from '../home/link';
import type { Page } from '../home/page';
import { type Route, formatRoute } from '../home/route';
import { get } from '../protocol/api';
import type { SearchHit } from '../protocol/types';
import { when } from '../texts/dates';
import { locale, t, tn } from '../texts/texts';
import { afterDrawing } from '../ui/afterDrawing';
import { announce } from '../ui/announcer';
import { trouble } from '../ui/resource';
import { explain } from '../ui/explain';
import { marked } from './snippet';

const pauseMs = 150;

/** Finds words in one's own conversations while they are typed; the address keeps the question. */
export function searchPage(app: App, q: string): Page {
  let query = q;
  let hits: SearchHit[] | null = null;
  let problem: unknown = null;
  let timer = 0;
  let run = 0;

  const find = async (): Promise<void> => {
    const mine = ++run;
    problem = null;
    history.replaceState(null, '', formatRoute({ name: 'search', q: query }));
    try {
      const found = query.trim() ? await get<SearchHit[]>(`/api/search?q=${encodeURIComponent(query.trim())}&limit=50`) : null;
      if (mine !== run) return;
      hits = found;
      if (found) announce(tn('search.found', found.length));
    } catch (error) {
      if (mine === run) problem = error;
    }
    app.redraw();
  };
  const typed = (event: Event): void => {
    query = (event.target as HTMLInputElement).value;
    clearTimeout(timer);
    timer = setTimeout(() => void find(), pauseMs);
  };
  if (q) void find();
  afterDrawing(() => document.getElementById('q')?.focus());

  return {
    title: t('search.title'),
    // What was typed last and not yet asked must not name the place one has gone to.
    close: () => {
      clearTimeout(timer);
      run++;
    },
    view: () =>
      html`<form role="search" @submit=${(e: Event) => e.preventDefault()}>
          <input
            class="field search-field"
            id="q"
            type="search"
            dir="auto"
            autocomplete="off"
            aria-label=${t('search.label')}
            placeholder=${t('search.placeholder')}
            .defaultValue=${q}
            @input=${typed}
          />
        </form>
        ${problem ? trouble(explain(problem), () => void find()) : nothing}
        ${hits === null
          ? html`<p class="empty">${t('search.teach')}</p>`
          : hits.length === 0
            ? html`<p class="empty">${t('search.none', { q: query })}</p>`
            : html`<ul class="rows">
                ${hits.map((h) => hit(app, h))}
              </ul>`}`,
  };
}

function hit(app: App, h: SearchHit): TemplateResult {
  const route: Route = { name: 'chat', id: h.conversationId, ...(h.messageId ? { messageId: h.messageId } : {}) };
  return html`<li class="row hit">
    <a href=${formatRoute(route)} @click=${link(app, route)}
      ><strong dir="auto">${h.title || t('conversation.untitled')}</strong
      ><span class="snippet" dir="auto">${marked(h.snippet).map((p) => (p.hit ? html`<mark>${p.text}</mark>` : p.text))}</span></a
    >
    <span class="meta">${when(h.at, new Date(), locale())}</span>
  </li>`;
}
