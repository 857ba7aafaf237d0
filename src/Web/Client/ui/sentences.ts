const endOfSentence = /[.!?…。！？](?=["'»”)\]*_]*\s)["'»”)\]*_]*|\n{2,}/g;

/** The whole sentences of a growing text after `from`, without Markdown's marks; `end` is where to go on. */
export function finishedSentences(text: string, from: number): { spoken: string; end: number } {
  let end = from;
  endOfSentence.lastIndex = 0;
  const rest = text.slice(from);
  for (const match of rest.matchAll(endOfSentence)) end = from + match.index + match[0].length;
  return { spoken: withoutMarks(text.slice(from, end)), end };
}

/** Text for the ear: no fences, bars, hashes or stars; links by their words. */
export function withoutMarks(markdown: string): string {
  return markdown
    .replace(/^\s*```.*$/gm, ' ')
    .replace(/^\s*\|?[\s:|-]+\|?\s*$/gm, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s{0,3}(#{1,6}|>|[-*+]|\d+\.)\s+/gm, '')
    .replace(/[*_`~|]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
