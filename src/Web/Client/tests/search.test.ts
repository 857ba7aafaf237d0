import { afterEach, expect, test, vi } from 'vitest';
import type { App } from '../home/app';
import { searchPage } from '../search/search';

vi.mock('../ui/announcer', () => ({ announce: (): void => {} }));
const replaced = vi.fn();
vi.stubGlobal('requestAnimationFrame', () => 0);
vi.stubGlobal('history', { replaceState: replaced });
vi.stubGlobal('fetch', () => Promise.resolve(Response.json([])));
vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
afterEach(() => replaced.mockClear());

/** A page of search, and what typing into its field does. */
function open(): { type: (text: string) => void; leave: () => void } {
  const page = searchPage({ redraw: () => {} } as unknown as App, '');
  const [, typed] = page.view().values.filter((v) => typeof v === 'function') as ((event: unknown) => void)[];
  return { type: (value) => typed!({ target: { value } }), leave: () => page.close!() };
}

test('the address keeps the question, once the typing rests', () => {
  const { type } = open();
  type('pla');
  type('plants');
  vi.runAllTimers();
  expect(replaced.mock.calls.map((call) => call[2] as string)).toEqual(['/search?q=plants']);
});

test('what was typed last does not name the place one has gone to since', () => {
  const { type, leave } = open();
  type('plants');
  leave();
  vi.runAllTimers();
  expect(replaced).not.toHaveBeenCalled();
});
