import type { Route } from '../home/route';
import { afterDrawing } from '../ui/afterDrawing';
import { closeDialogs } from '../ui/dialog';
import { closeMenu } from '../ui/menu';

/**
 * Where the focus goes when another place of the page opens: to the message field where there is a keyboard, else to
 * the new content, so that a screen reader goes on there. A field that took the focus itself keeps it.
 */
export function focusMain(route: Route, moved: boolean): void {
  afterDrawing(() => {
    const fine = matchMedia('(pointer: fine)').matches;
    if (route.name === 'chat' && !route.messageId && fine) return document.querySelector<HTMLElement>('.composer-field')?.focus();
    const main = document.getElementById('main');
    if (moved && main && !main.contains(document.activeElement)) main.focus({ preventScroll: true });
  });
}

/** Sheets and menus belong to the place they were opened in. */
export function closeFloating(): void {
  closeMenu();
  closeDialogs();
}
