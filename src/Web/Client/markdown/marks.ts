/**
 * A text that still grows, with the marks closed that its last line has opened (CommonMark, 6): what will be bold is bold from its first
 * letter, instead of standing behind stars that vanish when the last one comes. What is only written is never made to mean more.
 */
export function closeMarks(text: string): string {
  const at = text.lastIndexOf('\n') + 1;
  const grown = text.slice(at);
  // A line of marks alone may become a rule, an item or a fence.
  if (/^[\s*_~`]*$/.test(grown)) return text;
  const line = grown
    .replace(/\[([^\]]*)\]\([^)\s]*$/, '$1')
    .replace(/[*_~`]+$/, '')
    .trimEnd();
  return text.slice(0, at) + line + missing(line);
}

function missing(line: string): string {
  const words = line.replace(/^\s*(?:[*+-]\s+)?/, '').replace(/\\./g, '');
  const outside = words.replace(/`[^`]*`/g, '');
  if (outside.includes('`')) return '`';
  const struck = odd(outside, /~~/g) ? '~~' : '';
  const bold = odd(outside, /\*\*/g) ? '**' : '';
  const slanted = odd(outside.replaceAll('**', ''), /(?<![\s\d])\*|\*(?![\s\d])/g) ? '*' : '';
  return struck + slanted + bold;
}

const odd = (text: string, mark: RegExp): boolean => (text.match(mark)?.length ?? 0) % 2 === 1;
