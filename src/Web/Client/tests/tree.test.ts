import { expect, test } from 'vitest';
import { emptyDraft } from '../conversation/draft';
import { choicesTo, newestReply, path } from '../conversation/tree';
import { message, reply } from './make';

const ids = (steps: { id: string }[]): string => steps.map((s) => s.id).join(' ');
const tree = [message('q1', null), reply('a1', 'q1'), reply('a2', 'q1'), message('q2', 'a1'), message('q3', 'a2'), message('q1b', null)];

test('the newest version is on the path at each fork', () => {
  expect(ids(path(tree.slice(0, 5), null, new Map()))).toBe('q1 a2 q3');
  expect(ids(path(tree, null, new Map()))).toBe('q1b');
});

test('a version the reader paged to stays, with all that follows it', () => {
  const steps = path(
    tree,
    null,
    new Map([
      ['', 'q1'],
      ['q1', 'a1'],
    ]),
  );
  expect(ids(steps)).toBe('q1 a1 q2');
  expect(steps[1]).toMatchObject({ version: 0, versions: ['a1', 'a2'] });
});

test('a choice that no longer exists falls back to the newest', () => {
  expect(ids(path(tree.slice(0, 5), null, new Map([['q1', 'gone']])))).toBe('q1 a2 q3');
});

test('a reply being written is the newest version under its question', () => {
  const steps = path(tree.slice(0, 3), emptyDraft('a3', 'q1'), new Map());
  expect(ids(steps)).toBe('q1 a3');
  expect(steps[1]).toMatchObject({ version: 2, message: null });
});

test('the conversation goes on after the newest reply, also one being written', () => {
  expect(newestReply([], null)).toBeNull();
  expect(newestReply(tree, null)).toBe('a2');
  expect(newestReply(tree, emptyDraft('a3', 'q1'))).toBe('a3');
});

test('a message whose parent is missing is shown, not lost', () => {
  expect(ids(path([message('q9', 'nowhere')], null, new Map()))).toBe('q9');
});

test('messages that point at each other do not hang the page', () => {
  expect(path([message('a', 'b'), message('b', 'a')], null, new Map())).toEqual([]);
});

test('a found message is put on the path', () => {
  expect(ids(path(tree, null, choicesTo(tree, 'q2')))).toBe('q1 a1 q2');
});
