import type { Catalogue, PluralKey, TextKey } from './catalogue';
import { en } from './en';

export type { Catalogue, TextKey } from './catalogue';
export type Values = Record<string, string | number>;

export const languages = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof languages;

/** English is there from the start; any other language is fetched when someone wants it. */
const catalogues: Record<Language, () => Promise<Catalogue>> = {
  en: async () => en,
  de: async () => (await import('./de')).de,
};

let catalogue: Catalogue = en;
let current: Language = 'en';

export const language = (): Language => current;

/** How dates are written where the browser is: "14:05" for an English reader in Britain, "2:05 PM" for one in America. */
export const locale = (): string => navigator.languages.find((tag) => tag.slice(0, 2).toLowerCase() === current) ?? current;

/** Loads a catalogue on need and makes it the page's. */
export async function speak(wanted: Language): Promise<void> {
  catalogue = await catalogues[wanted]();
  current = wanted;
  document.documentElement.lang = wanted;
}

/** The language to begin with: the member's choice, else the browser's, else English. */
export function pickLanguage(chosen: string | undefined, browser: readonly string[]): Language {
  const known = (tag: string | undefined): Language | undefined =>
    (Object.keys(languages) as Language[]).find((l) => l === tag?.slice(0, 2).toLowerCase());
  return known(chosen) ?? browser.map(known).find((l) => l !== undefined) ?? 'en';
}

export const t = (key: TextKey, values: Values = {}): string => fill(catalogue[key], values);

/** `key.one`, `key.other` by the language's own plural rules; `{n}` is the number, written its way. */
export function tn(key: PluralKey, n: number, values: Values = {}): string {
  const rule = new Intl.PluralRules(current).select(n);
  const chosen = `${key}.${rule}` in catalogue ? `${key}.${rule}` : `${key}.other`;
  return fill(catalogue[chosen as TextKey], { n: number(n), ...values });
}

export const number = (n: number, digits = 0): string => new Intl.NumberFormat(current, { maximumFractionDigits: digits }).format(n);

/** A place in a row, "2nd", by the language's own rules for ordinals. */
export function ordinal(n: number): string {
  const rule = new Intl.PluralRules(current, { type: 'ordinal' }).select(n);
  const chosen = `ordinal.${rule}` in catalogue ? `ordinal.${rule}` : 'ordinal.other';
  return t(chosen as TextKey, { n: number(n) });
}

/** The text for a key that comes from the server, such as an error code; the fallback when there is none. */
export const tCode = (prefix: string, code: string, fallback: TextKey, values: Values = {}): string =>
  tKnown(prefix, code, values) ?? t(fallback, values);

/** The same for a code that can be shown as it is when nobody has found words for it yet. */
export function tKnown(prefix: string, code: string, values: Values = {}): string | null {
  const key = `${prefix}.${code}`;
  return key in catalogue ? fill(catalogue[key as TextKey], values) : null;
}

export const fill = (text: string, values: Values): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
