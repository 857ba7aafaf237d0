import { expect, test } from 'vitest';
import { emptyDraft } from '../conversation/draft';
import { endingOf, phaseOf } from '../conversation/phase';
import { sorted } from '../music/rows';
import { backoff } from '../protocol/backoff';
import { newId } from '../protocol/ids';
import { refusal } from '../protocol/problem';
import type { ModelServer } from '../protocol/types';
import { marked } from '../search/snippet';
import { finishedSentences, sentencesOf, withoutMarks } from '../ui/sentences';
import { reply } from './make';

const server = (state: ModelServer['state']): ModelServer => ({ kind: 'lmStudio', name: 'LM Studio', state, detail: null });

test('a found place is shown without the marks of Markdown', () => {
  const words = (s: string): string => marked(s).map((p) => p.text).join('');
  expect(words('I am the **<mark>demo</mark> model**, in `code`')).toBe('I am the demo model, in code');
  expect(words('## Planets | Planet | Moons | |--|--| | Mars | 2 |').replace(/\s+/g, ' ').trim()).toBe('Planets Planet Moons Mars 2');
  expect(words('x||y #1 a_b')).toBe('x||y #1 a_b');
});

test('ids are version 7 GUIDs in lower case that sort by time', () => {
  expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(newId(1_000) < newId(2_000)).toBe(true);
  expect(newId(0x0123456789ab).startsWith('01234567-89ab-7')).toBe(true);
});

test('connecting is tried at once, then ever more slowly up to a bound', () => {
  expect([0, 1, 2, 3, 20].map((n) => backoff(n, () => 0))).toEqual([0, 250, 500, 1000, 8000]);
  expect(backoff(20, () => 1)).toBeLessThanOrEqual(10_667);
});

test('a refusal is read behind the words of SignalR; a lost call is none', () => {
  expect(refusal("An unexpected error occurred invoking 'Send' on the server. HubException: quiet-hours: It is late.")).toMatchObject({
    code: 'quiet-hours',
    message: 'It is late.',
  });
  expect(refusal('Invocation canceled due to the underlying connection being closed.')).toBeNull();
});

test('a waiting reply is named by what it waits for', () => {
  const draft = emptyDraft('r', null);
  expect(phaseOf({ ...draft, position: 2 }, server('ready'))).toBe('queued');
  expect(phaseOf(draft, server('unreachable'))).toBe('asleep');
  expect(phaseOf(draft, server('loading'))).toBe('loading');
  expect(phaseOf({ ...draft, state: 'writing', reasoning: 'hm' }, server('ready'))).toBe('thinking');
  expect(phaseOf({ ...draft, text: 'a' }, server('unreachable'))).toBe('writing');
});

test('each bad ending has its own name', () => {
  expect(
    endingOf(reply('r', 'q', { usage: { promptTokens: 1, completionTokens: 1, tokensPerSecond: 1, firstTokenMs: 1, truncated: true } })),
  ).toBe('cutOff');
  expect(endingOf(reply('r', 'q', { state: 'stopped' }))).toBe('stopped');
  expect(endingOf(reply('r', 'q', { state: 'interrupted' }))).toBe('interrupted');
  expect(endingOf(reply('r', 'q', { state: 'failed' }))).toBe('failed');
  expect(endingOf(reply('r', 'q'))).toBe('whole');
});

test('rows sort by number or by language, empty cells last both ways', () => {
  const rows = [
    ['b', 10],
    ['ä', 9],
    [null, 1],
    ['A', null],
  ];
  expect(sorted(rows, { column: 0, descending: false }, 'de').map((r) => r[0])).toEqual(['A', 'ä', 'b', null]);
  expect(sorted(rows, { column: 1, descending: true }, 'de').map((r) => r[1])).toEqual([10, 9, 1, null]);
});

test('a snippet is taken apart, never trusted', () => {
  expect(marked('a &lt;b&gt; <mark>hit &amp; run</mark> <img>')).toEqual([
    { text: 'a <b> ', hit: false },
    { text: 'hit & run', hit: true },
    { text: ' <img>', hit: false },
  ]);
});

test('only whole sentences are spoken, and each once', () => {
  const first = finishedSentences('It rains. The sun is', 0);
  expect(first.spoken).toBe('It rains.');
  expect(finishedSentences('It rains. The sun is gone. ', first.end).spoken).toBe('The sun is gone.');
});

test('the ear hears no marks', () => {
  expect(withoutMarks('# Title\n- **bold** [link](https://x.org)\n```js\ncode\n```')).toBe('Title bold link code');
});

test('a text for the ear comes sentence by sentence, without marks', () => {
  expect(sentencesOf('# Leaves\n\nThey are **green**. Why? See [here](https://example.org).\n\n- one\n- two')).toEqual([
    'Leaves',
    'They are green.',
    'Why?',
    'See here.',
    'one',
    'two',
  ]);
  expect(sentencesOf('```\n```\n')).toEqual([]);
});
