import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { html } from 'lit-html';
import type { App } from '../home/app';
import { later } from '../home/later';
import type { Page } from '../home/page';
import { Problem } from '../protocol/problem';
import { Resource } from '../ui/resource';
import { MemoryStore } from './make';

const app = (online: boolean): App => ({ hub: { online }, redraw: () => {} }) as unknown as App;
const lost = (): Promise<Page> => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
const settled = async (): Promise<void> => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
};

beforeEach(() => vi.stubGlobal('sessionStorage', new MemoryStore()));
afterEach(() => vi.unstubAllGlobals());

test('a page whose server was upgraded begins anew, once', async () => {
  const renew = vi.fn();
  later(app(true), '', lost, renew);
  await settled();
  later(app(true), '', lost, renew);
  await settled();
  expect(renew).toHaveBeenCalledTimes(1);

  later(app(true), '', () => Promise.resolve({ title: '', view: () => html`` }), renew);
  await settled();
  later(app(true), '', lost, renew);
  await settled();
  expect(renew).toHaveBeenCalledTimes(2);
});

test('a part that cannot be fetched without a connection is asked for again by hand', async () => {
  const renew = vi.fn();
  later(app(false), '', lost, renew);
  await settled();
  expect(renew).not.toHaveBeenCalled();
});

test('leaving a page that came later closes it', async () => {
  const close = vi.fn();
  const page = later(app(true), '', () => Promise.resolve({ title: '', view: () => html``, close }));
  await settled();
  page.close!();
  expect(close).toHaveBeenCalled();
});

test('a page that comes after one has left is closed as well', async () => {
  const close = vi.fn();
  let arrive: (page: Page) => void = () => {};
  const page = later(app(true), '', () => new Promise((resolve) => (arrive = resolve)));
  page.close!();
  arrive({ title: '', view: () => html``, close });
  await settled();
  expect(close).toHaveBeenCalledTimes(1);
});

test('an answer that did not come is said beside what is known from before', async () => {
  let fails = false;
  const resource = new Resource(
    () => (fails ? Promise.reject(new Problem('offline', '')) : Promise.resolve(7)),
    () => {},
  );
  await settled();
  expect(words(resource.view((n) => html`<b>${n}</b>`))).toMatch(/7/);
  fails = true;
  await resource.load();
  const shown = words(resource.view((n) => html`<b>${n}</b>`));
  expect(shown).toMatch(/cannot be reached/);
  expect(shown).toMatch(/7/);
});

/** All values in a template and those inside it. */
const words = (part: unknown): string =>
  typeof part === 'object' && part !== null && 'values' in part ? (part.values as unknown[]).map(words).join(' ') : String(part);
