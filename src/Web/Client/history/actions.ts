import type { App } from '../home/app';
import type { Id, Summary } from '../protocol/types';
import { t } from '../texts/texts';
import { afterDrawing } from '../ui/afterDrawing';
import { openDialog } from '../ui/dialog';
import { type MenuItem, openMenu } from '../ui/menu';
import { html } from 'lit-html';
import { startRename } from './rename';

/** What can be done with a conversation, from the list or from its heading. */
export function openActions(app: App, anchor: HTMLElement, summary: Summary, where: 'list' | 'heading'): void {
  const change = (c: Parameters<NonNullable<App['home']>['conversations']['change']>[1]): void =>
    void app.home!.conversations.change(summary.id, c).catch(app.failed);
  const items: MenuItem[] = [
    { label: t('history.rename'), icon: 'edit', keys: 'F2', run: () => startRename(app, summary.id, where) },
    {
      label: t(summary.pinned ? 'history.unpin' : 'history.pin'),
      icon: 'pin',
      run: () => {
        change({ pinned: !summary.pinned });
        keepFocus(summary.id);
      },
    },
    { label: t('history.archive'), icon: 'archive', run: () => void archive(app, summary) },
    { label: t('history.export'), icon: 'download', run: () => exportSheet(summary) },
    { label: t('history.delete'), icon: 'trash', danger: true, run: () => void trash(app, summary) },
  ];
  openMenu(anchor, t('history.actions', { title: summary.title }), items);
}

/** An entry that moves or goes takes the focus with it; a person at the keyboard goes on where it is now, or at the list. */
function keepFocus(id: Id): void {
  afterDrawing(() => {
    if (document.activeElement !== document.body) return;
    const moved = document.querySelector<HTMLElement>(`[data-conversation="${CSS.escape(id)}"] > .icon-button`);
    (moved ?? document.querySelector<HTMLElement>('.item a, .history .brand'))?.focus();
  });
}

async function archive(app: App, summary: Summary): Promise<void> {
  const { conversations } = app.home!;
  keepFocus(summary.id);
  try {
    await conversations.change(summary.id, { archived: true });
    app.toasts.show(t('history.archived'), {
      label: t('action.undo'),
      run: () => void conversations.change(summary.id, { archived: false }).then(() => conversations.load(), app.failed),
    });
  } catch (error) {
    app.failed(error);
  }
}

export async function trash(app: App, summary: Summary): Promise<void> {
  const { conversations } = app.home!;
  if (app.chat?.id === summary.id) app.go({ name: 'chat', id: null });
  keepFocus(summary.id);
  try {
    await conversations.trash(summary.id);
    app.toasts.show(t('history.deleted'), {
      label: t('action.undo'),
      run: () => void conversations.restore(summary.id).then(() => app.go({ name: 'chat', id: summary.id }), app.failed),
    });
  } catch (error) {
    app.failed(error);
  }
}

function exportSheet(summary: Summary): void {
  const formats = ['html', 'text', 'markdown', 'json'] as const;
  openDialog(
    t('history.export'),
    (close) =>
      html`<ul class="choices">
        ${formats.map(
          (f) =>
            html`<li>
              <a class="button choice-button" href=${`/api/conversations/${summary.id}/export?format=${f}`} download @click=${close}
                ><strong>${t(`export.${f}`)}</strong><small>${t(`export.${f}Note`)}</small></a
              >
            </li>`,
        )}
      </ul>`,
  );
}
