import { type TemplateResult, html, nothing } from 'lit-html';
import type { App } from '../home/app';
import { drawerButton } from '../home/drawer';
import { openActions } from '../history/actions';
import { link } from '../home/link';
import { firstWords, titleOf } from '../home/title';
import { isRenaming, renameField } from '../history/rename';
import { t } from '../texts/texts';
import { icon } from '../ui/icons';
import type { Chat } from './chat';
import { contextGauge } from './contextGauge';
import { modelPicker } from '../composer/modelPicker';
import { pendingView } from './messageView';
import { startersView } from './starters';

export function chatView(app: App, chat: Chat): TemplateResult {
  const server = app.session!.modelServer;
  return html`
    <header class="bar">
      ${drawerButton(app)} ${heading(app, chat)}
      <div class="bar-end">
        <span class="wide-only">${modelPicker(app, chat.composer)}</span> ${contextGauge(app, chat)}
        <a class="icon-button new-button" href="/" aria-label=${t('history.new')} @click=${link(app, { name: 'chat', id: null })}
          >${icon('plus')}</a
        >
      </div>
    </header>
    ${server.kind === 'demo' ? html`<p class="banner">${t('server.demo')}</p>` : nothing}
    ${server.state === 'unreachable' || server.state === 'noModel'
      ? html`<p class="banner banner-warning" role="status">${t(server.state === 'noModel' ? 'server.noModel' : 'server.unreachable')}</p>`
      : nothing}
    ${chat.view?.element ?? (chat.pending.length > 0 ? beginning(app, chat) : startersView(app, chat))} ${chat.composer.element}
  `;
}

/** A conversation the server does not know yet: what will begin it. */
const beginning = (app: App, chat: Chat): TemplateResult =>
  html`<div class="thread">
    <div class="messages">${chat.pending.map((item) => pendingView(chat, item, !app.hub.lost))}</div>
  </div>`;

function heading(app: App, chat: Chat): TemplateResult {
  const summary = chat.id ? app.home!.conversations.find(chat.id) : undefined;
  const first = chat.pending[0];
  if (!summary) return html`<h1 dir="auto">${first ? firstWords(first) : chat.id ? nothing : t('conversation.new')}</h1>`;
  if (isRenaming(summary.id, 'heading')) return html`<h1 class="bar-title">${renameField(app, summary)}</h1>`;
  return html`<h1 class="bar-title">
    <button
      class="title-button"
      aria-haspopup="menu"
      aria-expanded="false"
      @click=${(e: Event) => openActions(app, e.currentTarget as HTMLElement, summary, 'heading')}
    >
      <span dir="auto">${titleOf(app.home!, summary.id, summary)}</span>${icon('down')}
    </button>
  </h1>`;
}
