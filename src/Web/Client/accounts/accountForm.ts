import type { App } from '../home/app';
import { post } from '../protocol/api';
import { t } from '../texts/texts';
import { Form } from '../ui/form';

/** Makes an account and goes in. */
export function accountForm(app: App, action: string, invitation: string | null): Form {
  const fields = [
    { name: 'displayName', label: t('account.displayName'), autocomplete: 'name', hint: t('account.displayNameHint') },
    { name: 'userName', label: t('account.userName'), autocomplete: 'username', hint: t('account.userNameHint') },
    {
      name: 'password',
      label: t('account.password'),
      type: 'password' as const,
      autocomplete: 'new-password',
      hint: t('account.passwordHint'),
      minLength: 10,
    },
  ];
  const submit = async (values: Record<string, string>): Promise<void> => {
    await post('/api/users', { ...values, ...(invitation ? { invitation } : {}) });
    app.signedIn(null);
  };
  return new Form(fields, action, submit, app.redraw);
}
