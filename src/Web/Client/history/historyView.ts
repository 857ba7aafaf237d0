import { type TemplateResult, html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { App } from '../home/app';
import { link } from '../home/link';
import type { Begun } from '../home/outbox';
import { type Route, formatRoute } from '../home/route';
import { firstWords, titleOf } from '../home/title';
import type { Member, Summary } from '../protocol/types';
import { t } from '../texts/texts';
import { mark } from '../ui/brand';
import { type IconName, icon } from '../ui/icons';
import { skeleton, trouble } from '../ui/resource';
import { openActions, trash } from './actions';
import { group } from './grouping';
import { isRenaming, renameField, startRename } from './rename';

const shownAtOnce = 150;
let shown = shownAtOnce;

/** The left pane: every conversation under its day, live. */
export function historyView(app: App): TemplateResult {
  const { conversations, member, sender } = app.home!;
  return html` <div class="history-head">
      <a class="brand" href="/" @click=${link(app, { name: 'chat', id: null })}>${mark()}<span dir="auto">${app.title}</span></a>
    </div>
    <a class="nav new-conversation" href="/" @click=${link(app, { name: 'chat', id: null })}>${icon('plus')}<span>${t('history.new')}</span></a>
    ${nav(app, { name: 'search', q: '' }, 'search', t('search.title'))}
    <div class="history-list" role="group" aria-label=${t('history.list')}>
      ${groups(app, conversations.active, sender.outbox.beginnings())}
      ${conversations.state === 'loading'
        ? skeleton(6)
        : conversations.state === 'failed' && conversations.active.length === 0
          ? trouble(t('problem.offline'), () => void conversations.load())
          : nothing}
    </div>
    <div class="history-foot">
      <div class="shelves">
        ${nav(app, { name: 'shelf', view: 'archived' }, 'archive', t('shelf.archived'))}
        ${nav(app, { name: 'shelf', view: 'trash' }, 'trash', t('shelf.trash'))}
      </div>
      ${member.role === 'admin' ? nav(app, { name: 'admin', page: 'members' }, 'shield', t('admin.title')) : nothing}
      ${me(app, member)}
    </div>`;
}

/** Those on their way stand first of today, where they will stand when they have begun. */
function groups(app: App, list: readonly Summary[], begun: readonly Begun[]): TemplateResult {
  if (list.length === 0 && begun.length === 0)
    return app.home!.conversations.state === 'ready' ? html`<p class="empty">${t('history.empty')}</p>` : html``;
  return html`${repeat(
    group(list.slice(0, shown), new Date(), begun.length > 0),
    (g) => g.name,
    (g) =>
      html`<section>
        <h2 id=${`group-${g.name}`}>${t(`history.${g.name}`)}</h2>
        <ul aria-labelledby=${`group-${g.name}`}>
          ${g.name === 'today' ? begun.toReversed().map((b) => onItsWay(app, b)) : nothing}
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
      ${s.task === 'music' ? icon('music') : nothing}<span class="item-title" dir="auto">${titleOf(app.home!, s.id, s)}</span>
      ${s.generating ? html`<span class="writing-dot" title=${t('history.writing')}></span><span class="sr-only">${t('history.writing')}</span>` : nothing}
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

/** A conversation the server does not know yet. Why it is not there yet is said where that takes longer than a moment. */
function onItsWay(app: App, b: Begun): TemplateResult {
  const route: Route = { name: 'chat', id: null, key: b.key };
  const open = app.chat?.key === b.key;
  const { refused } = b.first;
  const words = t(refused ? 'history.refused' : 'history.onItsWay');
  return html`<li class="item ${open ? 'open' : ''}">
    <a href=${formatRoute(route)} aria-current=${open ? 'page' : nothing} @click=${link(app, route)}>
      ${b.task === 'music' ? icon('music') : nothing}<span class="item-title" dir="auto">${firstWords(b.first)}</span>
      ${refused || app.hub.lost ? html`<span class="on-its-way" title=${words}>${icon(refused ? 'warning' : 'clock')}</span>` : nothing}
      <span class="sr-only">${words}</span>
    </a>
  </li>`;
}

const nav = (app: App, route: Route, name: IconName, label: string): TemplateResult => html`
  <a class="nav" href=${formatRoute(route)} aria-current=${isHere(app, route) ? 'page' : nothing} @click=${link(app, route)}
    >${icon(name)}<span>${label}</span></a
  >
`;

/** Who is signed in, and the way to their settings. */
function me(app: App, member: Member): TemplateResult {
  const route: Route = { name: 'settings', page: 'appearance' };
  const name = member.displayName;
  return html`<a
    class="nav me"
    href=${formatRoute(route)}
    aria-current=${isHere(app, route) ? 'page' : nothing}
    title=${t('settings.title')}
    @click=${link(app, route)}
    ><span class="avatar" aria-hidden="true">${[...name][0]?.toUpperCase()}</span><span class="me-name" dir="auto">${name}</span
    ><span class="sr-only">, ${t('settings.title')}</span
    >${icon('gear')}</a
  >`;
}

const isHere = ({ route: here }: App, route: Route): boolean =>
  here.name === 'shelf' && route.name === 'shelf' ? here.view === route.view : here.name === route.name;
