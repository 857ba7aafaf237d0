import { type TemplateResult, html, nothing, render } from 'lit-html';
import type { App } from '../home/app';
import { t } from '../texts/texts';
import { openDialog } from '../ui/dialog';
import { explain } from '../ui/explain';
import { type PolicyForm, hoursMakeSense, readForm, toForm, toPolicy } from './policyForm';
import { policyWords } from './policyWords';
import type { AdminMember, Policy } from './types';

/** What one member may do: models, hours, messages, and for a child the topics that are for a parent; said in words while it is changed. */
export function editPolicy(app: App, member: AdminMember, save: (policy: Policy) => Promise<void>): void {
  const first = toForm(member.policy);
  const models = app.home?.models ?? [];
  const nameOf = (id: string): string => models.find((m) => m.id === id)?.name ?? id;
  const known = [...new Set([...models.map((m) => m.id), ...first.models])];
  let values = first;
  let problem = '';
  let busy = false;
  const host = document.createElement('div');
  const close = openDialog(t('policy.title', { name: member.displayName }), () => html`${host}`);
  const draw = (): void => void render(view(), host);

  const read = (event: Event): void => {
    values = readForm(new FormData((event.target as HTMLElement).closest('form')!));
    problem = '';
    draw();
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    read(event);
    if (!hoursMakeSense(values)) {
      problem = t('policy.bothTimes');
      return draw();
    }
    busy = true;
    draw();
    void save(toPolicy(values)).then(close, (error: unknown) => {
      [busy, problem] = [false, explain(error)];
      draw();
    });
  };
  const view = (): TemplateResult =>
    html`<form class="form" @input=${read} @change=${read} @submit=${submit}>
      <fieldset class="form-row">
        <legend>${t('policy.quiet')}</legend>
        <div class="form-pair">${input(first, 'from', 'time')}${input(first, 'to', 'time')}</div>
      </fieldset>
      ${input(first, 'messagesPerDay', 'number', true)}
      ${member.role === 'child' ? area(first, 'parentTopics', 3) : html`<input type="hidden" name="parentTopics" .value=${first.parentTopics} />`}
      <fieldset class="form-row">
        <legend>${t('policy.models')}</legend>
        <p class="hint">${t('policy.modelsHint')}</p>
        ${known.map(
          (id) =>
            html`<label class="check"><input type="checkbox" name="models" value=${id} ?checked=${first.models.includes(id)} /> ${nameOf(id)}</label>`,
        )}
      </fieldset>
      ${area(first, 'systemPrompt', 4)}
      <section class="preview" aria-label=${t('policy.preview')} aria-live="polite">
        <strong>${t('policy.preview')}</strong>
        ${policyWords(member.displayName, member.role, toPolicy(values), nameOf).map((line) => html`<p dir="auto">${line}</p>`)}
      </section>
      ${problem ? html`<p class="notice notice-danger" role="alert">${problem}</p>` : nothing}
      <div class="actions">
        <button class="button" type="button" @click=${close}>${t('action.cancel')}</button
        ><button class="button button-primary" ?disabled=${busy}>${t('action.save')}</button>
      </div>
    </form>`;
  draw();
}

const area = (first: PolicyForm, name: 'systemPrompt' | 'parentTopics', rows: number): TemplateResult =>
  html`<div class="form-row">
    <label for=${`p-${name}`}>${t(`policy.${name}`)}</label>
    <textarea
      class="field"
      id=${`p-${name}`}
      name=${name}
      rows=${rows}
      dir="auto"
      aria-describedby=${`p-${name}-hint`}
      .defaultValue=${first[name]}
    ></textarea>
    <p class="hint" id=${`p-${name}-hint`}>${t(`policy.${name}Hint`)}</p>
  </div>`;

const input = (first: PolicyForm, name: 'from' | 'to' | 'messagesPerDay', type: string, hint = false): TemplateResult =>
  html`<div class="form-row">
    <label for=${`p-${name}`}>${t(`policy.${name}`)}</label>
    <input class="field" id=${`p-${name}`} name=${name} type=${type} min="0" .defaultValue=${first[name]} />
    ${hint ? html`<p class="hint">${t('policy.messagesPerDayHint')}</p>` : nothing}
  </div>`;
