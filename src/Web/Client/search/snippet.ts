const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", '#39': "'" };

/** The server marks hits with `<mark>` and escapes all else; taken apart here, the page never has to trust it as HTML. */
export function marked(snippet: string): { text: string; hit: boolean }[] {
  return snippet.split(/(<mark>[\s\S]*?<\/mark>)/).flatMap((part) => {
    if (!part) return [];
    const hit = part.startsWith('<mark>') && part.endsWith('</mark>');
    return [{ text: plain(unescape(hit ? part.slice(6, -7) : part)), hit }];
  });
}

/** The words without what only Markdown means: stars in pairs, backticks, bars and rules of tables, hashes of headings. */
const plain = (text: string): string => text.replace(/\*\*|`+|(?<!\S)(#{1,6}|\|[|:\s-]*\||\|)(?!\S)/g, '');

const unescape = (text: string): string =>
  text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (entities[name]) return entities[name];
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : name.startsWith('#') ? Number(name.slice(1)) : NaN;
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
