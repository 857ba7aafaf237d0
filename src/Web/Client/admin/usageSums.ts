import type { UsageDay } from './types';

/** Messages for each of the days from `from` on, also those without any. */
export function byDay(list: readonly UsageDay[], from: Date, days: number): { label: string; value: number }[] {
  const sums = new Map<string, number>();
  for (const u of list) sums.set(u.day.slice(0, 10), (sums.get(u.day.slice(0, 10)) ?? 0) + u.messages);
  return Array.from({ length: days }, (_, i) => {
    const label = new Date(from.getTime() + i * 86_400_000).toISOString().slice(0, 10);
    return { label, value: sums.get(label) ?? 0 };
  });
}

/** One line a member, whoever asked most first. */
export function byMember(list: readonly UsageDay[]): UsageDay[] {
  const sums = new Map<string, UsageDay>();
  for (const u of list) {
    const sum = sums.get(u.userId);
    if (!sum) sums.set(u.userId, { ...u });
    else {
      sum.messages += u.messages;
      sum.promptTokens += u.promptTokens;
      sum.completionTokens += u.completionTokens;
    }
  }
  return [...sums.values()].sort((a, b) => b.messages - a.messages);
}
