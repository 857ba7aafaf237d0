import { type TemplateResult, html } from 'lit-html';
import { number, t } from '../texts/texts';

const longest = 1_500;
const mostLines = 24;

/** A long text a person wrote, folded; its rest is put on the page only when it is opened. */
export function foldedText(text: string): TemplateResult {
  const cut = cutAt(text);
  if (cut === text.length) return html`<div class="plain" dir="auto">${text}</div>`;
  const open = (event: Event): void => {
    const details = event.currentTarget as HTMLDetailsElement;
    const rest = details.querySelector('.plain')!;
    if (details.open && !rest.textContent) rest.textContent = text.slice(cut);
  };
  return html`<div class="plain" dir="auto">${text.slice(0, cut)}…</div>
    <details class="fold" @toggle=${open}>
      <summary>${t('message.showAll', { n: number(text.length) })}</summary>
      <div class="plain" dir="auto"></div>
    </details>`;
}

function cutAt(text: string): number {
  let line = -1;
  for (let n = 0; n < mostLines; n++) {
    line = text.indexOf('\n', line + 1);
    if (line < 0) break;
  }
  const end = line < 0 ? text.length : line;
  return end <= longest + 300 ? end : longest;
}
