import { expect, test } from 'vitest';
import { auditQuery, noFilter } from '../admin/auditFilter';
import { toForm, toPolicy } from '../admin/policyForm';
import { flatten, unflatten } from '../admin/settingTree';
import { byDay, byMember } from '../admin/usageSums';

const used = (day: string, userId: string, messages: number) => ({
  day,
  userId,
  displayName: userId,
  messages,
  promptTokens: 10,
  completionTokens: 5,
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

test('days without messages are in the chart, members are summed', () => {
  const list = [used('2026-03-01', 'maya', 2), used('2026-03-01', 'tom', 3), used('2026-03-03', 'maya', 4)];
  expect(byDay(list, new Date('2026-03-01T12:00:00Z'), 3).map((d) => d.value)).toEqual([5, 0, 4]);
  expect(byMember(list).map((m) => [m.displayName, m.messages, m.promptTokens])).toEqual([
    ['maya', 6, 20],
    ['tom', 3, 10],
  ]);
});
