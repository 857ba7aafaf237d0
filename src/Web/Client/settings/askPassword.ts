import { html, render } from 'lit-html';
import { Form } from '../ui/form';
import { t } from '../texts/texts';
import { openDialog } from '../ui/dialog';

/** Asks for the password again before something a forgotten open browser must not be enough for. */
export function askPassword(title: string, go: (password: string) => Promise<void>): void {
  const host = document.createElement('div');
  const close = openDialog(title, () => html`${host}`);
  const draw = (): void => void render(form.view(), host);
  const form = new Form(
    [{ name: 'confirm', label: t('account.current'), type: 'password', autocomplete: 'current-password' }],
    title,
    async (values) => {
      await go(values['confirm'] ?? '');
      close();
    },
    draw,
  );
  draw();
}
