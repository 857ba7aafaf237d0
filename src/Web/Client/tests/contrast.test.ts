import { expect, test } from 'vitest';
import css from '../styles/tokens.css?raw';
import { contrast } from './contrast';

type Tokens = Record<string, string>;

/** Each rule of the style sheet with the colours it sets. */
const rules = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map((m) => ({
  selector: m[1]!.trim(),
  tokens: Object.fromEntries([...m[2]!.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((t) => [t[1]!, t[2]!])) as Tokens,
}));
const bases = rules.filter((r) => r.tokens['paper']);
const accents = rules.filter((r) => r.selector.includes('data-accent') && r.tokens['accent']);
const dark = (r: { selector: string; tokens: Tokens }): boolean => contrast(r.tokens['paper']!, '#000000') < contrast(r.tokens['paper']!, '#ffffff');
const surfaces = ['paper', 'surface', 'raised'] as const;
const texts = ['ink', 'muted', 'danger', 'success', 'warning', 'accent'] as const;

test('there is a light, a dark and two high-contrast themes, each also by the device', () => {
  expect(bases.length).toBe(7);
  expect(accents.length).toBe(15);
});

test.each(bases)('text and lines are legible on every surface: $selector', ({ tokens }) => {
  for (const surface of surfaces) {
    for (const text of texts) expect([surface, text, contrast(tokens[text]!, tokens[surface]!) >= 4.5]).toEqual([surface, text, true]);
    expect(contrast(tokens['line']!, tokens[surface]!)).toBeGreaterThanOrEqual(3);
  }
  expect(contrast(tokens['on-accent']!, tokens['accent']!)).toBeGreaterThanOrEqual(4.5);
});

test.each(accents)('an accent is legible on every surface, and text on it: $selector', ({ selector, tokens }) => {
  const night = selector.includes("'dark'");
  const base = bases.find((b) => dark(b) === night)!.tokens;
  for (const surface of surfaces) expect(contrast(tokens['accent']!, base[surface]!)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(base['on-accent']!, tokens['accent']!)).toBeGreaterThanOrEqual(4.5);
});

test('the measure is the one of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});
