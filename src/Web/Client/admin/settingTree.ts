export interface Setting {
  /** Path with dots, as in `limits.messageLength`. */
  name: string;
  value: string | number | boolean | null;
}

/** A tree of settings as a list of its leaves; lists are left alone. */
export function flatten(tree: Record<string, unknown>, under = ''): Setting[] {
  return Object.entries(tree).flatMap(([key, value]): Setting[] => {
    const name = under ? `${under}.${key}` : key;
    if (Array.isArray(value)) return [];
    if (value !== null && typeof value === 'object') return flatten(value as Record<string, unknown>, name);
    return [{ name, value: value as Setting['value'] }];
  });
}

export function unflatten(settings: readonly Setting[]): Record<string, unknown> {
  const tree: Record<string, unknown> = {};
  for (const { name, value } of settings) {
    const path = name.split('.');
    const last = path.pop()!;
    const parent = path.reduce<Record<string, unknown>>((node, key) => (node[key] ??= {}) as Record<string, unknown>, tree);
    parent[last] = value;
  }
  return tree;
}
