import { type TemplateResult, html } from 'lit-html';
import { sends } from '../composer/keys';
import type { Id, Message } from '../protocol/types';
import { t } from '../texts/texts';
import { afterDrawing } from '../ui/afterDrawing';
import type { MessageActions } from './messageActions';

/** A question being edited: sending makes a new branch, and the old one stays one tap away. */
export function editView(acts: MessageActions, message: Message): TemplateResult {
  const submit = (event: Event): void => {
    event.preventDefault();
    const text = (event.currentTarget as HTMLFormElement).querySelector('textarea')!.value.trim();
    if (text) acts.resend(message, text);
  };
  const key = (event: KeyboardEvent): void => {
    const field = event.currentTarget as HTMLTextAreaElement;
    if (event.key === 'Escape') acts.edit(null);
    else if (sends(event, false)) field.form!.requestSubmit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return html`<form class="message question editing" @submit=${submit}>
    <textarea
      class="field"
      dir="auto"
      aria-label=${t('message.edit')}
      rows=${Math.min(14, message.text.split('\n').length + 1)}
      .defaultValue=${message.text}
      @keydown=${key}
    ></textarea>
    <p class="note">${t('message.editNote')}</p>
    <div class="actions">
      <button class="button" type="button" @click=${() => acts.edit(null)}>${t('action.cancel')}</button>
      <button class="button button-primary" type="submit">${t('composer.send')}</button>
    </div>
  </form>`;
}

/** The field takes the focus when it opens, all of it in sight; when it closes, the question has it again. */
export function focusEdited(question: Id): void {
  afterDrawing(() => {
    const field = document.querySelector<HTMLTextAreaElement>('.editing textarea');
    if (!field) return document.querySelector<HTMLElement>(`[data-message="${CSS.escape(question)}"]`)?.focus({ preventScroll: true });
    field.focus({ preventScroll: true });
    field.setSelectionRange(field.value.length, field.value.length);
    field.form!.scrollIntoView({ block: 'nearest' });
  });
}
