import { expect, test } from 'vitest';
import { closeMarks } from '../markdown/marks';

test.each([
  ['I am the **dem', 'I am the **dem**'],
  ['I am the **', 'I am the'],
  ['I am the **demo model*', 'I am the **demo model**'],
  ['I am the **demo model**', 'I am the **demo model**'],
  ['I am the **demo model** and', 'I am the **demo model** and'],
  ['ask *what can', 'ask *what can*'],
  ['a ***both', 'a ***both***'],
  ['the `code', 'the `code`'],
  ['the `a ** b', 'the `a ** b`'],
  ['the `a ** b` and', 'the `a ** b` and'],
  ['~~gone', '~~gone~~'],
  ['see [LM Studio](https://lm', 'see LM Studio'],
  ['see [LM Studio](https://lm.example)', 'see [LM Studio](https://lm.example)'],
  ['- one\n* **two', '- one\n* **two**'],
  ['* item', '* item'],
  ['***', '***'],
  ['2 * 3 is 6', '2 * 3 is 6'],
  ['2*3 is 6', '2*3 is 6'],
  ['a \\* b', 'a \\* b'],
  ['snake_case and other', 'snake_case and other'],
])('%s', (grown, shown) => {
  expect(closeMarks(grown)).toBe(shown);
});
