import { html } from 'lit-html';
import type { App } from '../home/app';
import { link } from '../home/link';
import { applyTo } from '../home/order';
import type { Page } from '../home/page';
import { formatRoute } from '../home/route';
import type { Summary } from '../protocol/types';
import { when } from '../texts/dates';
import { locale, t } from '../texts/texts';
import { emptyState } from '../ui/empty';
import { icon } from '../ui/icons';
import { Resource } from '../ui/resource';

/** The archive and the trash: what was put away, and the way back. */
export function shelfPage(app: App, view: 'archived' | 'trash'): Page {
  const { conversations } = app.home!;
  const list = new Resource<readonly Summary[]>(() => conversations.list(view), app.redraw);
  const unfollow = conversations.follow((output) => {
    if (output && list.value) list.set(applyTo(view, list.value, output));
    else void list.load();
  });
  const back = async (s: Summary): Promise<void> => {
    try {
      if (view === 'trash') await conversations.restore(s.id);
      else await conversations.change(s.id, { archived: false });
      await conversations.load();
      list.set((list.value ?? []).filter((x) => x.id !== s.id));
      app.toasts.show(t('shelf.restored'));
    } catch (error) {
      app.failed(error);
    }
  };
  const row = (s: Summary): unknown =>
    html`<li class="row">
      <div>
        <a href=${formatRoute({ name: 'chat', id: s.id })} dir="auto" @click=${link(app, { name: 'chat', id: s.id })}
          >${s.title || t('conversation.untitled')}</a
        ><span class="meta">${when(s.lastMessageAt ?? s.createdAt, new Date(), locale())}</span>
      </div>
      <button class="button button-small" @click=${() => void back(s)}>${icon('restore')} ${t('shelf.restore')}</button>
    </li>`;
  return {
    title: t(`shelf.${view}`),
    close: unfollow,
    view: () =>
      html`<p class="hint">${t(`shelf.${view}Note`)}</p>
        ${list.view((items) =>
          items.length === 0
            ? emptyState(view === 'trash' ? 'trash' : 'archive', t(`shelf.${view}Empty`))
            : html`<ul class="rows">
                ${items.map(row)}
              </ul>`,
        )}`,
  };
}
