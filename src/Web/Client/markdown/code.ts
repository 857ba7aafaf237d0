import { t } from '../texts/texts';
import { copyText } from '../ui/clipboard';
import { toElements } from './sanitize';

const longestHighlighted = 50_000;

/** A code block: its language, a copy button, the text. Colours come when the highlighter has been fetched. */
export function codeBlock(language: string, code: string): { element: HTMLElement; text: HTMLElement } {
  const element = document.createElement('figure');
  element.className = 'code';
  const bar = document.createElement('figcaption');
  const name = document.createElement('span');
  name.textContent = language || t('code.plain');
  const copy = document.createElement('button');
  copy.className = 'button button-plain button-small';
  copy.type = 'button';
  copy.textContent = t('action.copy');
  const text = document.createElement('code');
  copy.addEventListener('click', () => void copied(copy, text));
  const pre = document.createElement('pre');
  pre.tabIndex = 0;
  pre.dir = 'ltr';
  pre.setAttribute('role', 'group');
  pre.setAttribute('aria-label', t('code.label', { language: language || t('code.plain') }));
  text.append(document.createTextNode(code));
  pre.append(text);
  bar.append(name, copy);
  element.append(bar, pre);
  return { element, text };
}

async function copied(button: HTMLButtonElement, text: HTMLElement): Promise<void> {
  if (!(await copyText(text.textContent ?? ''))) return;
  button.textContent = t('action.copied');
  setTimeout(() => (button.textContent = t('action.copy')), 2_000);
}

/** Colours finished code; unknown languages and very long texts stay plain. */
export async function highlight(target: HTMLElement, language: string): Promise<void> {
  const code = target.textContent ?? '';
  if (!language || code.length > longestHighlighted) return;
  const { default: highlighter } = await import('highlight.js/lib/common');
  if (!highlighter.getLanguage(language)) return;
  const { value } = highlighter.highlight(code, { language, ignoreIllegals: true });
  target.replaceChildren(toElements(value));
}
