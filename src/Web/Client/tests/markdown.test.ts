import { expect, test } from 'vitest';
import { blocksOf, htmlOf, htmlOfGrowing, openFence } from '../markdown/blocks';

const html = (text: string): string =>
  blocksOf(text)
    .map((b) => htmlOf(b.token))
    .join('');
const reply =
  '# Title\n\nA *paragraph*\nof two lines.\n\n1. one\n2. two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```ts\nconst x = 1;\n```\n\n$$x^2$$\n\nThe end.';

test('blocks joined are the text again', () => {
  expect(
    blocksOf(reply)
      .map((b) => b.raw)
      .join(''),
  ).toBe(reply);
});

test('all blocks but the last stay the same however the text goes on', () => {
  for (let end = 1; end < reply.length; end++) {
    const settled = blocksOf(reply.slice(0, end))
      .filter((b) => b.token.type !== 'space')
      .slice(0, -1);
    const whole = blocksOf(reply);
    for (const block of settled) expect(whole.map((b) => b.raw.trimEnd())).toContain(block.raw.trimEnd());
  }
});

test('a block that grows is shown with its marks closed, and code as it is', () => {
  const last = (text: string): string => htmlOfGrowing(blocksOf(text).at(-1)!);
  expect(last('It is **very')).toBe('<p>It is <strong>very</strong></p>\n');
  expect(last('- one\n- *two')).toContain('<em>two</em>');
  expect(last('    a ** b *')).toContain('a ** b *');
});

test('HTML in a reply is shown, not obeyed', () => {
  expect(html('<script>alert(1)</script>')).not.toContain('<script');
  expect(html('a <img src=x onerror=alert(1)> b')).toContain('&lt;img');
  expect(html('one<br>two')).toContain('<br>');
});

test('a picture becomes a link, so that nothing is fetched from elsewhere', () => {
  expect(html('![cat](https://example.org/cat.png)')).toContain('<a href="https://example.org/cat.png">cat</a>');
});

test('formulas are found, prices are not', () => {
  expect(html('Energy is $E = mc^2$ here.')).toContain('<span class="math">E = mc^2</span>');
  expect(html('\\(a+b\\) and \\[c\\]')).toContain('math');
  expect(html('It costs $5 or $10.')).not.toContain('math');
});

test('code keeps its dollars and stars', () => {
  expect(html('`$x$ *y*`')).toContain('$x$ *y*');
});

test('an open fence is known until it closes', () => {
  expect(openFence('```python\nprint(1)\n')).toEqual({ language: 'python', code: 'print(1)\n' });
  expect(openFence('```python\nprint(1)\n```\n')).toBeNull();
  expect(openFence('````\n```\n')).toEqual({ language: '', code: '```\n' });
  expect(openFence('text')).toBeNull();
});
