import { afterEach, expect, test, vi } from 'vitest';
import { save } from '../home/preferences';
import { MemoryStore } from './make';

const patience = { timeout: 60_000 };

afterEach(() => vi.unstubAllGlobals());

test('of two choices in quick succession the last one holds on the server, also when an earlier one fails', async () => {
  vi.stubGlobal('localStorage', new MemoryStore());
  vi.stubGlobal('document', { documentElement: { dataset: {} } });
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  const answers: ((response: Response) => void)[] = [];
  const asked: unknown[] = [];
  vi.stubGlobal('fetch', (_: string, { body }: { body: string }) => {
    asked.push(JSON.parse(body));
    return new Promise<Response>((resolve) => answers.push(resolve));
  });

  const [first, second] = [save({ theme: 'dark' }), save({ theme: 'dark', textSize: 130 })];
  await vi.waitFor(() => expect(asked).toEqual([{ theme: 'dark' }]), patience);
  answers[0]!(new Response('', { status: 503 }));
  await expect(first).rejects.toMatchObject({ code: 'offline' });
  await vi.waitFor(() => expect(asked).toHaveLength(2), patience);
  answers[1]!(new Response(null, { status: 204 }));
  await second;
  expect(asked.at(-1)).toEqual({ theme: 'dark', textSize: 130 });
});
