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
    .replace(/[*`~]+|(?<!\w)_+|_+(?!\w)/g, '')
    .replace(/\|+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A whole text for the ear, sentence by sentence; what never ends with a full stop is one by its line. */
export function sentencesOf(markdown: string): string[] {
  return markdown
    .split(/(?<=[.!?…]["'»”)\]*_]*)\s+|(?<=[。！？])|\n+/)
    .map(withoutMarks)
    .filter((sentence) => sentence !== '');
}
