import { Marked, type Token } from 'marked';
import { escape } from './escape';
import { closeMarks } from './marks';
import { mathBlock, mathInline } from './math';

const marked = new Marked({ gfm: true, breaks: true });
marked.use({
  extensions: [mathBlock, mathInline],
  renderer: {
    // HTML in a reply is shown, not obeyed; a line break is the one tag models use in table cells.
    html: ({ text }) => (/^<br\s*\/?>$/i.test(text.trim()) ? '<br>' : escape(text)),
    // Nothing is fetched from elsewhere: a picture becomes a link to it.
    image: ({ href, text }) => `<a href="${escape(href)}">${escape(text || href)}</a>`,
    checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
  },
});

export interface Block {
  raw: string;
  token: Token;
}

/** The top-level blocks of a text. Joined, their `raw` is the text again (line ends become \n). */
export const blocksOf = (markdown: string): Block[] => marked.lexer(markdown).map((token) => ({ raw: token.raw, token }));

/** The last block of a text that still grows, as it will look when its marks are closed. */
export const htmlOfGrowing = ({ raw, token }: Block): string => {
  const closed = token.type === 'code' ? raw : closeMarks(raw);
  return closed === raw ? htmlOf(token) : marked.parser(marked.lexer(closed));
};

export const htmlOf = (token: Token): string => marked.parser([token]);

/** The code inside a fence that has not been closed yet, or null: it can only grow at its end. */
export function openFence(raw: string): { language: string; code: string } | null {
  const opening = /^ {0,3}(`{3,}|~{3,})[ \t]*([^\n`]*)\n/.exec(raw);
  if (!opening) return null;
  const fence = opening[1]!;
  const code = raw.slice(opening[0].length);
  const closing = new RegExp(`^ {0,3}\\${fence[0]!}{${fence.length},}[ \\t]*$`, 'm');
  return closing.test(code) ? null : { language: opening[2]!.trim().split(/\s/)[0] ?? '', code };
}
