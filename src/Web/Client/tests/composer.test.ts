import { expect, test } from 'vitest';
import { type KeyPress, sends } from '../composer/keys';
import { compose, shouldFold } from '../composer/paste';

const press = (more: Partial<KeyPress>): KeyPress => ({
  key: 'Enter',
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  keyCode: 13,
  ...more,
});

test('Enter sends and Shift Enter makes a line', () => {
  expect(sends(press({}), true)).toBe(true);
  expect(sends(press({ shiftKey: true }), true)).toBe(false);
});

test('by preference only Ctrl Enter sends', () => {
  expect(sends(press({}), false)).toBe(false);
  expect(sends(press({ ctrlKey: true }), false)).toBe(true);
  expect(sends(press({ metaKey: true }), true)).toBe(true);
});

test('Enter that ends a composition never sends', () => {
  expect(sends(press({ isComposing: true }), true)).toBe(false);
  expect(sends(press({ keyCode: 229 }), true)).toBe(false);
});

test('long and many-lined pastes fold, short ones do not', () => {
  expect(shouldFold('x'.repeat(2_001))).toBe(true);
  expect(shouldFold('a\n'.repeat(40))).toBe(true);
  expect(shouldFold('a\n'.repeat(10))).toBe(false);
});

test('what was typed comes first, then the pastes, whole', () => {
  expect(compose({ text: ' Explain: ', pastes: ['  indented', 'b'] })).toBe('Explain:\n\n  indented\n\nb');
});
