import { html, render } from 'lit-html';
import { Form } from '../ui/form';
import { post } from '../protocol/api';
import { t } from '../texts/texts';
import { openDialog } from '../ui/dialog';

/** Makes an account for somebody who will not do it alone. */
export function addMember(added: () => void): void {
  const host = document.createElement('div');
  const close = openDialog(t('members.add'), () => html`${host}`);
  const draw = (): void => void render(form.view(), host);
  const form = new Form(
    [
      { name: 'displayName', label: t('account.displayName') },
      { name: 'userName', label: t('account.userName'), hint: t('account.userNameHint') },
      {
        name: 'password',
        label: t('account.password'),
        type: 'password',
        autocomplete: 'new-password',
        hint: t('account.passwordHint'),
        minLength: 10,
      },
      {
        name: 'role',
        label: t('members.roleLabel'),
        value: 'child',
        options: (['adult', 'child', 'admin'] as const).map((r) => ({ value: r, label: t(`role.${r}`) })),
      },
    ],
    t('members.add'),
    async (values) => {
      await post('/api/admin/users', values);
      close();
      added();
    },
    draw,
  );
  draw();
}
