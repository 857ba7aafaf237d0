import type { TokenizerAndRendererExtension, Tokens } from 'marked';
import { escape } from './escape';

interface MathToken extends Tokens.Generic {
  tex: string;
  display: boolean;
}

const block = /^(?:\$\$([\s\S]+?)\$\$|\\\[([\s\S]+?)\\\])(?:\s*\n|\s*$)/;
const inlineDisplay = /^(?:\$\$([\s\S]+?)\$\$|\\\[([\s\S]+?)\\\])/;
/** A dollar opens a formula only when no blank follows it and none comes before the closing one, so that prices stay prices. */
const inline = /^(?:\$(?![\s$])((?:\\.|[^$\\\n])+?)(?<!\s)\$(?![0-9])|\\\((.+?)\\\))/;

const view = (token: Tokens.Generic): string => {
  const { tex, display } = token as MathToken;
  return display ? `<p class="math" data-display="true">${escape(tex)}</p>` : `<span class="math">${escape(tex)}</span>`;
};

export const mathBlock: TokenizerAndRendererExtension = {
  name: 'mathBlock',
  level: 'block',
  start: (text) => text.match(/\$\$|\\\[/)?.index,
  tokenizer(text) {
    const match = block.exec(text);
    return match ? { type: 'mathBlock', raw: match[0], tex: (match[1] ?? match[2]!).trim(), display: true } : undefined;
  },
  renderer: view,
};

export const mathInline: TokenizerAndRendererExtension = {
  name: 'mathInline',
  level: 'inline',
  start: (text) => text.match(/\$|\\[([]/)?.index,
  tokenizer(text) {
    const shown = inlineDisplay.exec(text);
    const match = shown ?? inline.exec(text);
    return match ? { type: 'mathInline', raw: match[0], tex: (match[1] ?? match[2]!).trim(), display: false } : undefined;
  },
  renderer: view,
};
