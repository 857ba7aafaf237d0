import { expect, test } from 'vitest';
import { GrowingText, parsedPerFrame } from '../markdown/growth';

const part =
  'A paragraph with **bold** words.\n\n- one\n- two\n\n```js\nconst a = 1;\n\nconst b = 2;\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n';
const story = part.repeat(175) + 'The end.';
const list = Array.from({ length: 700 }, (_, n) => `- thing **${n}** of a long list`).join('\n');
const code = '```js\n' + 'const line = "of a long program";\n'.repeat(600) + '```\n\nThat is all.';

/** Characters a frame, as a quick model writes them. */
const pace = 20;
const texts = [
  ['a reply of many blocks', story],
  ['one long list', list],
  ['one long program', code],
] as const;

/** Shows a text as a model writes it, and answers what was given out, and the work of each frame. */
function grow(text: string): { shown: string; frames: number; most: number; parsed: number } {
  const growing = new GrowingText();
  let done = '';
  let open = '';
  let frames = 0;
  let most = 0;
  const frame = (end: number): boolean => {
    const before = growing.parsed;
    const growth = growing.next(text.slice(0, end));
    frames++;
    most = Math.max(most, growing.parsed - before);
    if (growth?.code != null) open += growth.code;
    else if (growth) {
      done += growth.done.map((b) => b.raw).join('');
      open = growth.last?.raw ?? '';
    }
    return growth !== null;
  };
  for (let end = pace; end < text.length; end += pace) frame(end);
  while (!frame(text.length));
  const rest = growing.rest(text);
  expect((done + open).trimEnd()).toBe(text.trimEnd());
  return { shown: done + rest.map((b) => b.raw).join(''), frames, most, parsed: growing.parsed };
}

test.each(texts)('%s of 20,000 characters comes out whole, each piece once, and costs a frame no more than its share', (_, text) => {
  expect(text.length).toBeGreaterThan(19_000);
  const { shown, parsed, frames } = grow(text);
  expect(shown).toBe(text);
  expect(parsed / frames).toBeLessThan(parsedPerFrame);
});

test('a frame in a long reply of many blocks parses no more than in a short one', () => {
  const short = grow(part.repeat(3));
  const long = grow(story);
  expect(long.most).toBeLessThanOrEqual(short.most + pace);
  expect(long.parsed / long.frames).toBeLessThan(1.2 * (short.parsed / short.frames));
});

test('a frame of a long program parses a line, not the program', () => {
  expect(grow(code).parsed).toBeLessThan(3 * (code.length / pace) * 'const line = "of a long program";\n'.length);
});

test('a closed fence is done at once and is not parsed again', () => {
  const growing = new GrowingText();
  growing.next('```js\nconst a = 1;\n');
  const closed = growing.next('```js\nconst a = 1;\n```\n');
  expect(closed?.done.map((b) => b.raw)).toEqual(['```js\nconst a = 1;\n```\n']);
  expect(closed?.last).toBeNull();
});

test('a fence of four marks is not closed by three, and a line inside that looks like one is kept', () => {
  const growing = new GrowingText();
  growing.next('````md\n');
  expect(growing.next('````md\n```\ninside\n```\n')?.code).toBe('```\ninside\n```\n');
  expect(growing.next('````md\n```\ninside\n```\n````\n')?.done).toHaveLength(1);
});
