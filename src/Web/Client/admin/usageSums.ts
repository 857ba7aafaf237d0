import type { Id } from '../protocol/types';
import type { UsageDay } from './types';

export type Used = Pick<UsageDay, 'messages' | 'promptTokens' | 'completionTokens' | 'modelMinutes'>;

/** What a chart can count. */
export const measures = {
  messages: (u: Used): number => u.messages,
  tokens: (u: Used): number => u.promptTokens + u.completionTokens,
  minutes: (u: Used): number => u.modelMinutes,
};

export type Measure = keyof typeof measures;

export interface MemberUsage {
  userId: Id;
  displayName: string;
  total: Used;
  /** One for each of the days asked for; null without any use. */
  days: (Used | null)[];
}

/** A day of the reader's calendar, yyyy-mm-dd. */
export const localDay = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, '0')).join('-');

/** The last `n` days, oldest first. */
export const days = (today: Date, n: number): string[] =>
  Array.from({ length: n }, (_, i) => localDay(new Date(today.getFullYear(), today.getMonth(), today.getDate() - (n - 1 - i), 12)));

/** Whoever asked most comes first. */
export function byMember(list: readonly UsageDay[], shown: readonly string[]): MemberUsage[] {
  const places = new Map(shown.map((day, i) => [day, i]));
  const members = new Map<Id, MemberUsage>();
  for (const u of list) {
    const place = places.get(u.day.slice(0, 10));
    if (place === undefined) continue;
    const member = members.get(u.userId) ?? { userId: u.userId, displayName: u.displayName, total: nothing, days: shown.map(() => null) };
    member.total = plus(member.total, u);
    member.days[place] = plus(member.days[place] ?? nothing, u);
    members.set(u.userId, member);
  }
  return [...members.values()].sort((a, b) => b.total.messages - a.total.messages);
}

export const mostOnADay = (members: readonly MemberUsage[], measure: Measure): number =>
  Math.max(0, ...members.flatMap((m) => m.days.map((u) => (u ? measures[measure](u) : 0))));

const nothing: Used = { messages: 0, promptTokens: 0, completionTokens: 0, modelMinutes: 0 };

const plus = (a: Used, b: Used): Used => ({
  messages: a.messages + b.messages,
  promptTokens: a.promptTokens + b.promptTokens,
  completionTokens: a.completionTokens + b.completionTokens,
  modelMinutes: a.modelMinutes + b.modelMinutes,
});
