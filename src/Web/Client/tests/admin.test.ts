import { afterEach, expect, test, vi } from 'vitest';
import { auditQuery, noFilter } from '../admin/audit/filter';
import { ImportDesk } from '../admin/importDesk';
import { hoursMakeSense, toForm, toPolicy } from '../admin/policyForm';
import { policyWords } from '../admin/policyWords';
import { flatten, unflatten } from '../admin/settingTree';
import { byMember, days, measures, mostOnADay } from '../admin/usageSums';

// It begins with an element of the page, which is not here.
vi.mock('../ui/announcer', () => ({ announce: () => {} }));

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const used = (day: string, userId: string, messages: number) => ({
  day,
  userId,
  displayName: userId,
  messages,
  promptTokens: 10,
  completionTokens: 5,
  modelMinutes: 0.5,
});

test('a policy survives being edited without a change', () => {
  const policy = {
    models: ['a', 'b'],
    systemPrompt: 'Be kind.',
    quietHours: { from: '20:00', to: '07:00' },
    messagesPerDay: 20,
    parentTopics: ['war'],
  };
  expect(toPolicy(toForm({ ...policy, quietHours: { from: '20:00:00', to: '07:00:00' } }))).toEqual(policy);
});

test('an emptied rule is taken away, zero messages are not', () => {
  expect(toPolicy(toForm(null))).toEqual({ models: null, systemPrompt: null, quietHours: null, messagesPerDay: null, parentTopics: null });
  expect(toPolicy({ ...toForm(null), messagesPerDay: '0' }).messagesPerDay).toBe(0);
});

test('only what is filtered by is asked for, and the last day is included', () => {
  expect(auditQuery(noFilter, null)).toBe('limit=50');
  const query = new URLSearchParams(auditQuery({ ...noFilter, q: ' a&b ', from: '2026-03-01', to: '2026-03-01' }, 99));
  expect(query.get('q')).toBe('a&b');
  expect(query.get('before')).toBe('99');
  expect(Date.parse(query.get('to')!) - Date.parse(query.get('from')!)).toBe(86_400_000);
});

test('settings come back in the shape they had', () => {
  const tree = { registration: 'open', limits: { messageLength: 200_000, on: true, nothing: null } };
  expect(unflatten(flatten(tree))).toEqual(tree);
});

test('days without use are in the chart, members are summed, whoever asked most comes first', () => {
  const list = [used('2026-03-01', 'maya', 2), used('2026-03-01', 'tom', 3), used('2026-03-03', 'maya', 4), used('2026-02-01', 'old', 9)];
  const members = byMember(list, ['2026-03-01', '2026-03-02', '2026-03-03']);
  expect(members.map((m) => [m.displayName, m.total.messages, m.total.promptTokens, m.total.modelMinutes])).toEqual([
    ['maya', 6, 20, 1],
    ['tom', 3, 10, 0.5],
  ]);
  expect(members[0]!.days.map((d) => d?.messages ?? 0)).toEqual([2, 0, 4]);
  expect([mostOnADay(members, 'messages'), measures.tokens(members[0]!.total)]).toEqual([4, 30]);
});

test('a period ends today and has each day once, also when the clocks change', () => {
  expect(days(new Date(2026, 2, 31, 0, 30), 3)).toEqual(['2026-03-29', '2026-03-30', '2026-03-31']);
  expect(new Set(days(new Date(2026, 10, 2, 23, 30), 90)).size).toBe(90);
});

test('rules are said as one would say them', () => {
  const name = (id: string): string => (id === 'q' ? 'Qwen3 8B' : id);
  const rules = { quietHours: { from: '20:30:00', to: '07:00:00' }, messagesPerDay: 40, models: ['q'], parentTopics: ['war', 'love'] };
  expect(policyWords('Maya', 'child', rules, name)).toEqual([
    'Maya can chat from 7:00 to 20:30, 40 messages a day, with Qwen3 8B.',
    'Questions about war or love are answered with “ask a parent”.',
  ]);
  expect(policyWords('Tom', 'adult', rules, name)).toHaveLength(1);
  expect(policyWords('Tom', 'adult', { messagesPerDay: 0 }, name)).toEqual(['Tom can chat at any time, 0 messages a day.']);
  expect(policyWords('Tom', 'adult', {}, name)[0]).toContain('as much as they like');
});

test('quiet hours have both ends, and two different ones', () => {
  const hours = (from: string, to: string): boolean => hoursMakeSense({ ...toForm(null), from, to });
  expect([hours('', ''), hours('20:00', '07:00'), hours('20:00', ''), hours('', '07:00'), hours('07:00', '07:00')]).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('a list is sent once, and again only where the server has it no longer', async () => {
  const answers: Record<string, () => Response> = {
    '/api/admin/music/preview': () => Response.json({ id: 'looked', tables: [], problems: [] }),
    '/api/admin/music/import?preview=looked': () => Response.json({ importId: 'by-id' }, { status: 202 }),
    '/api/admin/music/import': () => Response.json({ importId: 'sent' }, { status: 202 }),
  };
  const over = (): Response => Response.json({ state: 'complete', rows: 1, problemCount: 0, problems: [] });
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push(`${path}${init.body instanceof FormData ? ' with the file' : ''}`);
    return (answers[path] ?? over)();
  });
  const list = new File(['Title\nRoja\n'], 'songs.csv');
  const desk = new ImportDesk(() => {}, (error) => expect.unreachable(String(error)), () => {});

  await desk.look(list);
  await desk.begin(list, 'looked');
  expect(asked.filter((a) => a.endsWith('with the file'))).toEqual(['/api/admin/music/preview with the file']);
  expect(asked.at(-1)).toBe('/api/admin/music/import/by-id');

  answers['/api/admin/music/import?preview=looked'] = () => Response.json({ code: 'not-found' }, { status: 404 });
  await desk.begin(list, 'looked');
  expect(asked.slice(-2)).toEqual(['/api/admin/music/import with the file', '/api/admin/music/import/sent']);
});

/** A desk that joins an import under way, and what the server answers when it is asked how that stands. */
function joined(answer: () => Response): { desk: ImportDesk; asked: () => number; over: () => number } {
  vi.useFakeTimers();
  let [asked, over] = [0, 0];
  vi.stubGlobal('fetch', () => (asked++, Promise.resolve().then(answer)));
  const desk = new ImportDesk(() => {}, (error) => expect.unreachable(String(error)), () => over++);
  desk.join('i');
  return { desk, asked: () => asked, over: () => over };
}

const goes = (rows: number): Response => Response.json({ state: 'running', rows, total: 10, problemCount: 0, problems: [] });
const ended = (): Response => Response.json({ state: 'complete', rows: 10, problemCount: 0, problems: [] });

test('an import is followed over a server that is away, and that is said', async () => {
  let answer = (): Response => goes(3);
  const { desk, over } = joined(() => answer());
  await vi.advanceTimersByTimeAsync(1_000);
  expect(desk.state).toMatchObject({ name: 'running', progress: { rows: 3 }, away: false });
  answer = () => new Response('', { status: 503 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(desk.state).toMatchObject({ name: 'running', progress: { rows: 3 }, away: true });
  answer = () => goes(5);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(desk.state).toMatchObject({ progress: { rows: 5 }, away: false });
  answer = ended;
  await vi.advanceTimersByTimeAsync(1_000);
  expect([desk.state, over()]).toMatchObject([{ name: 'free', last: { rows: 10 } }, 1]);
});

test('whoever leaves the page no longer asks, and whoever comes back is the only one who does', async () => {
  const { desk, asked } = joined(() => goes(3));
  await vi.advanceTimersByTimeAsync(5_000);
  desk.join('i');
  const before = asked();
  await vi.advanceTimersByTimeAsync(7_000);
  expect(asked() - before).toBe(10);
  desk.close();
  const left = asked();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked()).toBe(left);
});
