import { expect, test, vi } from 'vitest';
import { when } from '../texts/dates';
import { de } from '../texts/de';
import { en } from '../texts/en';
import { fill, ordinal, pickLanguage, speak, tn } from '../texts/texts';
import { inWords } from '../ui/explain';

const now = new Date(2026, 2, 30, 12, 0);
const at = (month: number, day: number, year = 2026): string => new Date(year, month, day, 9, 5).toISOString();
const holes = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map((m) => m[0]).sort();

test('dates are relative within a week, in the language of the member', () => {
  expect(when(at(2, 30), now, 'en-GB')).toBe('09:05');
  expect(when(at(2, 29), now, 'de')).toBe('gestern, 09:05');
  expect(when(at(2, 26), now, 'en-GB')).toBe('Thursday, 09:05');
  expect(when(at(1, 3), now, 'en-GB')).toBe('3 February');
  expect(when(at(1, 3, 2024), now, 'en-GB')).toBe('3 February 2024');
});

test('a translation has every text and every blank of the original', () => {
  expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort());
  for (const [key, text] of Object.entries(en)) expect([key, holes(de[key as keyof typeof en])]).toEqual([key, holes(text)]);
});

test('a translation is translated', () => {
  const same = Object.entries(en).filter(
    ([key, text]) => /[a-z]{4}.* .*[a-z]{4}/.test(text.replace(/\{\w+\}/g, '')) && de[key as keyof typeof en] === text,
  );
  expect(same.map(([key]) => key)).toEqual([]);
});

test('the tone has no exclamation marks', () => {
  for (const text of [...Object.values(en), ...Object.values(de)]) expect(text).not.toContain('!');
});

test('blanks are filled, unknown ones stay to be seen', () => {
  expect(fill('{n} of {m}', { n: 2 })).toBe('2 of {m}');
});

test('the first language both know is spoken', () => {
  expect(pickLanguage(undefined, ['fr-FR', 'de-AT', 'en'])).toBe('de');
  expect(pickLanguage('en', ['de'])).toBe('en');
  expect(pickLanguage(undefined, ['xx'])).toBe('en');
});

test('a place in line is said as people say it', () => {
  expect(tn('reply.queued', 1)).toBe('You are next in line');
  expect([2, 3, 4, 11, 21].map(ordinal)).toEqual(['2nd', '3rd', '4th', '11th', '21st']);
});

test('what an import says is said in the language of the page, and in the server’s words where the page has none', async () => {
  vi.stubGlobal('document', { documentElement: {} });
  const cut = { code: 'cell-cut', name: 'Notes', count: 12000, most: 8000 };
  expect(inWords(cut, 'as the server said')).toBe('Notes: 12,000 characters were cut to 8,000.');
  await speak('de');
  expect(inWords(cut, 'as the server said')).toBe('Notes: 12.000 Zeichen wurden auf 8.000 gekürzt.');
  expect(inWords({ code: 'from-a-newer-server' }, 'as the server said')).toBe('as the server said');
  expect(inWords(null, 'from before there were codes')).toBe('from before there were codes');
  await speak('en');
  vi.unstubAllGlobals();
});
