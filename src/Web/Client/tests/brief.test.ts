import { expect, test } from 'vitest';
import { inFull } from '../protocol/brief';
import type { Output } from '../protocol/types';
import { reply } from './make';

function receiver(received = ''): { seen: Output[]; next: ReturnType<typeof inFull> } {
  const seen: Output[] = [];
  return { seen, next: inFull((output) => seen.push(output), () => received) };
}

test('A piece without an id belongs to the reply of the piece before it', () => {
  const { seen, next } = receiver();

  next({ type: 'reasoning', replyId: 'a', offset: 0, text: 'hm' });
  next({ type: 'delta', offset: 0, text: 'Hel' });
  next({ type: 'title', title: 'Greetings' });
  next({ type: 'delta', offset: 3, text: 'lo' });
  next({ type: 'delta', replyId: 'b', offset: 0, text: 'Next' });
  next({ type: 'delta', offset: 4, text: '!' });

  expect(seen.map((output) => ('replyId' in output ? output.replyId : output.type))).toEqual(['a', 'a', 'title', 'a', 'b', 'b']);
});

test('An end without text keeps the text that was received', () => {
  const { seen, next } = receiver('Hello');

  next({ type: 'ended', replyId: 'a', message: reply('a', 'q', { text: '' }) });
  next({ type: 'ended', replyId: 'a', message: reply('a', 'q', { text: 'Hello again' }) });

  expect(seen.map((output) => output.type === 'ended' && output.message.text)).toEqual(['Hello', 'Hello again']);
});
