/**
 * Makes `target` look like `source` by changing only what differs, and appends to text instead of replacing it,
 * so that a selection in a growing block stays where the reader put it.
 */
export function morph(target: Node, source: Node): void {
  const wanted = [...source.childNodes];
  const present = [...target.childNodes];
  wanted.forEach((node, i) => {
    const old = present[i];
    if (!old) target.appendChild(node);
    else if (old instanceof Text && node instanceof Text) grow(old, node.data);
    else if (alike(old, node)) morph(old, node);
    else target.replaceChild(node, old);
  });
  for (const extra of present.slice(wanted.length)) target.removeChild(extra);
}

function grow(old: Text, text: string): void {
  if (old.data === text) return;
  if (text.startsWith(old.data)) old.appendData(text.slice(old.data.length));
  else old.data = text;
}

function alike(a: Node, b: Node): boolean {
  if (!(a instanceof Element) || !(b instanceof Element) || a.tagName !== b.tagName) return false;
  return a.attributes.length === b.attributes.length && [...b.attributes].every((x) => a.getAttribute(x.name) === x.value);
}
