import { expect, test } from 'vitest';
import { chunkSize, lastChunks } from '../conversation/chunks';

const list = Array.from({ length: 2 * chunkSize + 5 }, (_, i) => i);

test('the end is shown first, and chunks keep their place as more are shown', () => {
  const two = lastChunks(list, 2);
  expect(two.map((c) => c.index)).toEqual([1, 2]);
  expect(lastChunks(list, 9).slice(-2)).toEqual(two);
});

test('all chunks together are the whole list', () => {
  expect(lastChunks(list, 99).flatMap((c) => c.items)).toEqual(list);
  expect(lastChunks([], 3)).toEqual([]);
});

test('a new message never moves those before it to another chunk', () => {
  expect(lastChunks([...list, 99], 3)[1]).toEqual(lastChunks(list, 3)[1]);
});
