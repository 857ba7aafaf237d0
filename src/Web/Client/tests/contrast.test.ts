import { expect, test } from 'vitest';
import css from '../styles/tokens.css?raw';
import { contrast, mixed } from './contrast';

type Tokens = Record<string, string>;

/** Each rule of the style sheet with the colours it sets, by day or by night. */
const rulesOf = (night: boolean): { selector: string; tokens: Tokens }[] =>
  [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map((m) => ({
    selector: `${m[1]!.replace(/\/\*.*?\*\//gs, '').trim()} ${night ? 'by night' : 'by day'}`,
    tokens: Object.fromEntries(
      [...m[2]!.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map((t) => [t[1]!, t[night ? 3 : 2]!]),
    ),
  }));
const rules = [...rulesOf(false), ...rulesOf(true)];
const bases = rules.filter((r) => r.tokens['paper']);
const accents = rules.filter((r) => r.selector.includes('data-accent'));
const surfaces = ['paper', 'surface', 'raised'] as const;
const texts = ['ink', 'muted', 'danger', 'success', 'warning', 'accent'] as const;

test('there are two themes and five more accents, by day and by night', () => {
  expect(bases.length).toBe(4);
  expect(accents.length).toBe(10);
});

test.each(bases)('text and lines are legible on every surface: $selector', ({ tokens }) => {
  for (const surface of surfaces) {
    for (const text of texts) expect([surface, text, contrast(tokens[text]!, tokens[surface]!) >= 4.5]).toEqual([surface, text, true]);
    expect(contrast(tokens['line']!, tokens[surface]!)).toBeGreaterThanOrEqual(3);
  }
  expect(contrast(tokens['on-accent']!, tokens['accent']!)).toBeGreaterThanOrEqual(4.5);
});

test.each(accents)('an accent is legible on every surface, and text on it: $selector', ({ selector, tokens }) => {
  const base = bases.find((b) => b.selector.endsWith(selector.split(' ').slice(-2).join(' ')))!.tokens;
  for (const surface of surfaces) expect(contrast(tokens['accent']!, base[surface]!)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(base['on-accent']!, tokens['accent']!)).toBeGreaterThanOrEqual(4.5);
});

test.each(accents)('an accent and the text are legible on the tint behind them: $selector', ({ selector, tokens }) => {
  const share = Number(/--tint: color-mix\(in srgb, var\(--accent\) (\d+)%, var\(--surface\)\)/.exec(css)![1]) / 100;
  const base = bases.find((b) => b.selector.endsWith(selector.split(' ').slice(-2).join(' ')))!.tokens;
  const tint = mixed(tokens['accent']!, base['surface']!, share);
  for (const text of [tokens['accent']!, base['ink']!, base['muted']!]) expect(contrast(text, tint)).toBeGreaterThanOrEqual(4.5);
});

test('the measure is the one of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});
