import { type TemplateResult, html } from 'lit-html';
import { number, t } from '../texts/texts';

/** UTF-16 code units and lines shown of it: enough to recognise, little enough to keep the reply in sight. */
const longest = 700;
const mostLines = 12;

/** A long text a person wrote, folded; its rest is put on the page only when it is opened. */
export function foldedText(text: string): TemplateResult {
  const cut = cutAt(text);
  if (cut === text.length) return html`<div class="plain" dir="auto">${text}</div>`;
  const folded = `${text.slice(0, cut).trimEnd()}…`;
  const words = t('message.showAll', { n: number(text.length) });
  const toggle = (event: Event): void => {
    const button = event.currentTarget as HTMLButtonElement;
    const open = button.getAttribute('aria-expanded') === 'false';
    button.previousElementSibling!.textContent = open ? text : folded;
    button.setAttribute('aria-expanded', String(open));
    button.textContent = open ? t('message.showLess') : words;
  };
  // Properties, not children: the click changes them without asking the template.
  return html`<div class="plain" dir="auto" .textContent=${folded}></div>
    <button class="fold" aria-expanded="false" @click=${toggle} .textContent=${words}></button>`;
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
