import type { Policy } from './types';

/** A policy as it is typed: everything is text, lists have an entry a line, empty means no rule. */
export interface PolicyForm {
  models: string;
  systemPrompt: string;
  from: string;
  to: string;
  messagesPerDay: string;
  parentTopics: string;
}

export const toForm = (p: Policy | null): PolicyForm => ({
  models: (p?.models ?? []).join('\n'),
  systemPrompt: p?.systemPrompt ?? '',
  from: p?.quietHours?.from.slice(0, 5) ?? '',
  to: p?.quietHours?.to.slice(0, 5) ?? '',
  messagesPerDay: p?.messagesPerDay?.toString() ?? '',
  parentTopics: (p?.parentTopics ?? []).join('\n'),
});

/** Null takes a rule away. */
export function toPolicy(f: PolicyForm): Policy {
  const lines = (text: string): string[] | null => {
    const list = text
      .split(/[\n,]/)
      .map((l) => l.trim())
      .filter(Boolean);
    return list.length > 0 ? list : null;
  };
  return {
    models: lines(f.models),
    systemPrompt: f.systemPrompt.trim() || null,
    quietHours: f.from && f.to ? { from: f.from, to: f.to } : null,
    messagesPerDay: f.messagesPerDay.trim() === '' ? null : Number(f.messagesPerDay),
    parentTopics: lines(f.parentTopics),
  };
}
