import { type TemplateResult, html, nothing } from 'lit-html';
import { modelPicker } from './modelPicker';
import type { Task } from '../protocol/types';
import { number, t } from '../texts/texts';
import { icon } from '../ui/icons';
import type { Composer } from './composer';

export function composerView(c: Composer): TemplateResult {
  const { pastes } = c.unsent;
  return html` <div class="composer-top">
      <div class="switch" role="radiogroup" aria-label=${t('composer.task')}>${task(c, 'general')}${task(c, 'music')}</div>
      <span class="narrow-only">${modelPicker(c.app, c)}</span>
      ${!c.app.hub.lost ? nothing : html`<p class="composer-note" role="status">${icon('clock')} ${t('composer.offline')}</p>`}
    </div>
    ${pastes.length > 0
      ? html`<ul class="pastes" aria-label=${t('composer.pastes')}>
          ${pastes.map((p, i) => paste(c, p, i))}
        </ul>`
      : nothing}
    <div class="composer-row">
      <textarea
        class="composer-field"
        rows="1"
        dir="auto"
        enterkeyhint=${(c.app.preferences.sendOnEnter ?? true) ? 'send' : 'enter'}
        aria-label=${t('composer.label')}
        placeholder=${t(c.task === 'music' ? 'composer.askMusic' : 'composer.ask')}
        @input=${(e: Event) => c.typed((e.target as HTMLTextAreaElement).value)}
        @keydown=${(e: KeyboardEvent) => c.key(e)}
        @paste=${(e: ClipboardEvent) => c.paste(e)}
      ></textarea>
      ${c.isWriting() ? whileWriting(c) : send(c, 'composer.send', 'send-button')}
    </div>`;
}

/** Stop takes the place of send; what is typed meanwhile can go into the line. */
const whileWriting = (c: Composer): TemplateResult => html`
  ${c.empty ? nothing : html`<button class="button button-small queue-button" type="submit">${t('composer.queue')}</button>`}
  <button
    class="send-button stop"
    type="button"
    aria-label=${t('composer.stop')}
    title=${`${t('composer.stop')} (Esc)`}
    @click=${() => c.onStop()}
  >
    ${icon('stop')}
  </button>
`;

const send = (c: Composer, label: 'composer.send', kind: string): TemplateResult =>
  html`<button class=${kind} type="submit" aria-label=${t(label)} title=${t(label)} ?disabled=${c.empty}>
    ${icon('send')}
  </button>`;

const task = (c: Composer, name: Task): TemplateResult =>
  html`<label>
    <input type="radio" name="task" class="sr-only" .checked=${c.task === name} @change=${() => c.pickTask(name)} />
    <span>${icon(name === 'music' ? 'music' : 'chat')} ${t(`task.${name}`)}</span>
  </label>`;

const paste = (c: Composer, text: string, index: number): TemplateResult =>
  html`<li>
    ${icon('text')}<span
      ><bdi>${text.slice(0, 40).replace(/\s+/g, ' ')}…</bdi> <small>${t('composer.pasteLength', { n: number(text.length) })}</small></span
    >
    ${text.length <= 20_000
      ? html`<button class="button button-plain button-small" type="button" @click=${() => c.unfold(index)}>
          ${t('composer.unfold')}
        </button>`
      : nothing}
    <button class="icon-button" type="button" aria-label=${t('composer.dropPaste')} @click=${() => c.drop(index)}>${icon('close')}</button>
  </li>`;
