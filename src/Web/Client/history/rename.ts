import { type TemplateResult, html } from 'lit-html';
import type { App } from '../home/app';
import type { Id, Summary } from '../protocol/types';
import { t } from '../texts/texts';
import { afterDrawing } from '../ui/afterDrawing';

/** Which title is being edited: one at a time, in the list or, when the list is out of sight, in the heading. */
let renaming: { id: Id; where: 'list' | 'heading' } | null = null;

export const isRenaming = (id: Id, where: 'list' | 'heading'): boolean => renaming?.id === id && renaming.where === where;

export function startRename(app: App, id: Id, where?: 'list' | 'heading'): void {
  const listShown = document.querySelector<HTMLElement>('.history')?.checkVisibility({ visibilityProperty: true }) ?? false;
  renaming = { id, where: where ?? (listShown ? 'list' : 'heading') };
  app.redraw();
  afterDrawing(() => {
    const field = document.querySelector<HTMLInputElement>('.rename');
    field?.focus();
    field?.select();
  });
}

/** Enter and leaving keep the name, Esc does not. The place in the list never changes. */
export function renameField(app: App, summary: Summary): TemplateResult {
  const end = (keep: boolean, field: HTMLInputElement): void => {
    if (renaming?.id !== summary.id) return;
    renaming = null;
    const title = field.value.trim();
    if (keep && title && title !== summary.title) void app.home?.conversations.change(summary.id, { title }).catch(app.failed);
    app.redraw();
  };
  const key = (event: KeyboardEvent): void => {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    const { where } = renaming ?? { where: 'list' };
    end(event.key === 'Enter', event.currentTarget as HTMLInputElement);
    afterDrawing(() => focusNamed(where, summary.id));
  };
  return html`<input
    class="field rename"
    maxlength="200"
    dir="auto"
    aria-label=${t('history.renameLabel')}
    .defaultValue=${summary.title}
    @keydown=${key}
    @blur=${(e: Event) => end(true, e.target as HTMLInputElement)}
  />`;
}

/** Whoever renamed at the keyboard goes on at the name, in the list or in the heading. */
function focusNamed(where: 'list' | 'heading', id: Id): void {
  document.querySelector<HTMLElement>(where === 'heading' ? '.title-button' : `[data-conversation="${CSS.escape(id)}"] a`)?.focus();
}
