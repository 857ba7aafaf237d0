import { type TemplateResult, html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { App } from '../home/app';
import { link } from '../home/link';
import { type Route, formatRoute } from '../home/route';
import type { Summary } from '../protocol/types';
import { t } from '../texts/texts';
import { type IconName, icon } from '../ui/icons';
import { skeleton, trouble } from '../ui/resource';
import { openActions, trash } from './actions';
import { group } from './grouping';
import { isRenaming, renameField, startRename } from './rename';

const shownAtOnce = 150;
let shown = shownAtOnce;

/** The left pane: every conversation under its day, live. */
export function historyView(app: App): TemplateResult {
  const { conversations, member } = app.home!;
  return html` <div class="history-head">
      <a class="brand" href="/" @click=${link(app, { name: 'chat', id: null })}>FamilyChat</a>
      <a
        class="icon-button"
        href="/"
        aria-label=${t('history.new')}
        title=${t('history.new')}
        @click=${link(app, { name: 'chat', id: null })}
        >${icon('plus')}</a
      >
    </div>
    ${nav(app, { name: 'search', q: '' }, 'search', t('search.title'))}
    <div class="history-list" role="group" aria-label=${t('history.list')}>
      ${conversations.state === 'loading'
        ? skeleton(6)
        : conversations.state === 'failed' && conversations.active.length === 0
          ? trouble(t('problem.offline'), () => void conversations.load())
          : groups(app, conversations.active)}
    </div>
    <div class="history-foot">
      <div class="shelves">
        ${nav(app, { name: 'shelf', view: 'archived' }, 'archive', t('shelf.archived'))}
        ${nav(app, { name: 'shelf', view: 'trash' }, 'trash', t('shelf.trash'))}
      </div>
      ${member.role === 'admin' ? nav(app, { name: 'admin', page: 'members' }, 'shield', t('admin.title')) : nothing}
      ${nav(app, { name: 'settings', page: 'appearance' }, 'gear', t('settings.title'), member.displayName)}
    </div>`;
}

function groups(app: App, list: readonly Summary[]): TemplateResult {
  if (list.length === 0) return html`<p class="empty">${t('history.empty')}</p>`;
  return html`${repeat(
    group(list.slice(0, shown), new Date()),
    (g) => g.name,
    (g) =>
      html`<section>
        <h2 id=${`group-${g.name}`}>${t(`history.${g.name}`)}</h2>
        <ul aria-labelledby=${`group-${g.name}`}>
          ${repeat(
            g.items,
            (s) => s.id,
            (s) => item(app, s),
          )}
        </ul>
      </section>`,
  )}
  ${list.length > shown ? html`<button class="button button-plain" @click=${() => more(app)}>${t('history.more')}</button>` : nothing}`;
}

function more(app: App): void {
  shown += shownAtOnce;
  app.redraw();
}

function item(app: App, s: Summary): TemplateResult {
  if (isRenaming(s.id, 'list')) return html`<li class="item">${renameField(app, s)}</li>`;
  const open = app.chat?.id === s.id;
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'F2') startRename(app, s.id, 'list');
    else if (event.key === 'Delete') void trash(app, s);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return html`<li class="item ${open ? 'open' : ''}" data-conversation=${s.id}>
    <a
      href=${formatRoute({ name: 'chat', id: s.id })}
      aria-current=${open ? 'page' : nothing}
      @click=${link(app, { name: 'chat', id: s.id })}
      @dblclick=${() => startRename(app, s.id, 'list')}
      @keydown=${key}
    >
      ${s.task === 'music' ? icon('music') : nothing}<span class="item-title" dir="auto">${s.title || t('conversation.untitled')}</span>
      ${s.generating ? html`<span class="writing-mark">${t('history.writing')}</span>` : nothing}
    </a>
    <button
      class="icon-button"
      aria-haspopup="menu"
      aria-expanded="false"
      aria-label=${t('history.actions', { title: s.title })}
      @click=${(e: Event) => openActions(app, e.currentTarget as HTMLElement, s, 'list')}
    >
      ${icon('more')}
    </button>
  </li>`;
}

const nav = (app: App, route: Route, name: IconName, label: string, shownAs = label): TemplateResult => html`
  <a
    class="nav"
    href=${formatRoute(route)}
    aria-current=${app.route.name === route.name && !(route.name === 'shelf' && app.route.name === 'shelf' && route.view !== app.route.view)
      ? 'page'
      : nothing}
    aria-label=${shownAs === label ? nothing : `${shownAs}, ${label}`}
    @click=${link(app, route)}
    >${icon(name)}<span>${shownAs}</span></a
  >
`;
