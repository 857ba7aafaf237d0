import { type TemplateResult, html } from 'lit-html';
import type { App } from '../home/app';
import { type TextKey, t } from '../texts/texts';
import { openDialog } from '../ui/dialog';
import { panel } from '../ui/panel';

const control = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';
const keys: readonly [string, TextKey][] = [
  ['/', 'shortcuts.compose'],
  ['Esc', 'shortcuts.stop'],
  [`${control} K`, 'shortcuts.search'],
  [`${control} Shift O`, 'shortcuts.new'],
  ['Alt ↑  Alt ↓', 'shortcuts.step'],
  ['F2', 'shortcuts.rename'],
  ['Del', 'shortcuts.delete'],
  ['Enter', 'shortcuts.send'],
  ['Shift Enter', 'shortcuts.line'],
  ['?', 'shortcuts.sheet'],
];

const sheet = (): TemplateResult =>
  html`<dl class="keys">
    ${keys.map(
      ([key, text]) =>
        html`<div>
          <dt>${key.split(/\s+/).map((k) => html`<kbd>${k}</kbd>`)}</dt>
          <dd>${t(text)}</dd>
        </div>`,
    )}
  </dl>`;

export const shortcutsSection = (_: App): (() => TemplateResult) => () => panel(sheet());

export const showShortcuts = (title: string): void => void openDialog(title, sheet);
