/// <reference types="vite/client" />
import { expect, test } from 'vitest';

const sources = import.meta.glob<string>(['../**/*.ts', '!../**/*.d.ts', '!../tests/**', '!../node_modules/**'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The rooms of the page from the ground up: each may depend on those before it, never on one after it. */
const floors = [
  ['protocol', 'texts'],
  ['ui'],
  ['home', 'markdown'],
  ['accounts', 'composer', 'history', 'music', 'search'],
  ['conversation', 'settings'],
  ['admin'],
  ['app'],
];

const room = (file: string): string => file.split('/')[0]!;
const floor = (file: string): number => (file.includes('/') ? floors.findIndex((rooms) => rooms.includes(room(file))) : floors.length);

/** Every import of one file by another, types included, as paths from the page's folder. */
const imports = Object.entries(sources).flatMap(([path, text]) => {
  const from = path.slice('../'.length);
  const names = [...text.matchAll(/(?:from|import\(?) *'(\.[^']+)'/g)].map((match) => match[1]!);
  return names.map((name) => ({ from, to: `${new URL(name, `page:/${from}`).pathname.slice(1)}.ts` }));
});

test('every file of the page is read and stands in a room with a floor', () => {
  const files = new Set(imports.flatMap((i) => [i.from, i.to]));
  expect(files.size).toBeGreaterThan(100);
  expect([...files].filter((file) => floor(file) < 0)).toEqual([]);
});

test('rooms depend one way', () => {
  const upwards = imports.filter(({ from, to }) => room(from) !== room(to) && floor(to) >= floor(from));
  expect(upwards.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
});

test('no file depends on itself by way of others', () => {
  const next = new Map<string, string[]>();
  for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const circle = (file: string, way: readonly string[]): string[] | null => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const to of next.get(file) ?? []) {
      const found = circle(to, [...way, file]);
      if (found) return found;
    }
    done.add(file);
    return null;
  };
  expect([...next.keys()].map((file) => circle(file, [])).find((found) => found !== null) ?? []).toEqual([]);
});
