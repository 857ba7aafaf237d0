import { type TemplateResult, html, render } from 'lit-html';
import { t } from '../texts/texts';
import { afterDrawing } from './afterDrawing';
import { icon } from './icons';

/** A modal sheet: the browser's own dialog keeps the focus inside and gives it back. Answers a function that closes it. */
export function openDialog(title: string, body: (close: () => void) => TemplateResult): () => void {
  const dialog = document.createElement('dialog');
  dialog.className = 'dialog';
  dialog.setAttribute('aria-label', title);
  const close = (): void => dialog.close();
  dialog.addEventListener('close', () => dialog.remove());
  // A tap beside it closes, unless what is being filled in, or is shown this once, would be lost.
  dialog.addEventListener('click', (e) => e.target === dialog && !dialog.querySelector('form, .codes, .secret') && close());
  render(
    html`<header>
        <h2>${title}</h2>
        <button class="icon-button" aria-label=${t('action.close')} @click=${close}>${icon('close')}</button>
      </header>
      <div class="dialog-body">${body(close)}</div>`,
    dialog,
  );
  document.body.append(dialog);
  dialog.showModal();
  if (matchMedia('(pointer: fine)').matches) afterDrawing(() => focusFirst(dialog));
  return close;
}

/** One goes on with the first thing there is to do or fill in, not with closing. On a phone the keyboard would cover what is to be read. */
function focusFirst(dialog: HTMLElement): void {
  dialog.querySelector<HTMLElement>('.dialog-body :is(input, select, textarea, button, a[href])')?.focus();
}

/** Whoever goes back, or is signed out, leaves what lay over the page. */
export function closeDialogs(): void {
  for (const dialog of document.querySelectorAll<HTMLDialogElement>('dialog[open]')) dialog.close();
}

/** Asks before something that cannot be undone. */
export function confirm(title: string, text: string, action: string, run: () => void): void {
  openDialog(title, (close) => {
    const act = (): void => {
      close();
      run();
    };
    return html`<p>${text}</p>
      <div class="actions">
        <button class="button" @click=${close}>${t('action.cancel')}</button>
        <button class="button button-danger" @click=${act}>${action}</button>
      </div>`;
  });
}
