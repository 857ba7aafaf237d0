import { html } from 'lit-html';
import type { App } from '../home/app';
import { t } from '../texts/texts';
import { openDialog } from '../ui/dialog';
import { type PolicyForm, toForm, toPolicy } from './policyForm';
import type { AdminMember, Policy } from './types';

/** What one member may do: models, hours, messages, and for a child the topics that are for a parent. */
export function editPolicy(app: App, member: AdminMember, save: (policy: Policy) => Promise<void>): void {
  const values = toForm(member.policy);
  const area = (name: 'models' | 'systemPrompt' | 'parentTopics', rows: number): unknown =>
    html`<div class="form-row">
      <label for=${`p-${name}`}>${t(`policy.${name}`)}</label>
      <textarea
        class="field"
        id=${`p-${name}`}
        name=${name}
        rows=${rows}
        dir="auto"
        aria-describedby=${`p-${name}-hint`}
        .value=${values[name]}
      ></textarea>
      <p class="hint" id=${`p-${name}-hint`}>${t(`policy.${name}Hint`)}</p>
    </div>`;
  const input = (name: 'from' | 'to' | 'messagesPerDay', type: string): unknown =>
    html`<div class="form-row">
      <label for=${`p-${name}`}>${t(`policy.${name}`)}</label>
      <input class="field" id=${`p-${name}`} name=${name} type=${type} min="0" .value=${values[name]} />
    </div>`;
  openDialog(t('policy.title', { name: member.displayName }), (close) => {
    const submit = (event: Event): void => {
      event.preventDefault();
      const form = new FormData(event.currentTarget as HTMLFormElement);
      const text = (name: keyof PolicyForm): string => String(form.get(name) ?? '');
      close();
      void save(
        toPolicy({
          models: text('models'),
          systemPrompt: text('systemPrompt'),
          from: text('from'),
          to: text('to'),
          messagesPerDay: text('messagesPerDay'),
          parentTopics: text('parentTopics'),
        }),
      ).catch(app.failed);
    };
    return html`<form class="form" @submit=${submit}>
      <div class="form-pair">${input('from', 'time')}${input('to', 'time')}</div>
      ${input('messagesPerDay', 'number')} ${area('parentTopics', 3)} ${area('models', 2)} ${area('systemPrompt', 4)}
      <div class="actions">
        <button class="button" type="button" @click=${close}>${t('action.cancel')}</button
        ><button class="button button-primary">${t('action.save')}</button>
      </div>
    </form>`;
  });
}
