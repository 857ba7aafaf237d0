import { expect, test, vi } from 'vitest';
import { nothing } from 'lit-html';
import { Toasts } from '../ui/toast';

vi.mock('../ui/announcer', () => ({ announce: (): void => {} }));
vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
let held = false;
vi.stubGlobal('document', { querySelector: () => (held ? {} : null) });

test('a notice goes by itself, but not from under the hand that is about to press it', () => {
  const toasts = new Toasts(() => {});
  toasts.show('Moved to the trash.');
  held = true;
  vi.advanceTimersByTime(60_000);
  expect(toasts.view()).not.toBe(nothing);
  held = false;
  vi.advanceTimersByTime(1_000);
  expect(toasts.view()).toBe(nothing);
});
