import type { Policy } from './types';

/** A policy as it is edited: times and numbers are text, topics have a line each, empty means no rule. */
export interface PolicyForm {
  models: string[];
  systemPrompt: string;
  from: string;
  to: string;
  messagesPerDay: string;
  parentTopics: string;
}

export const toForm = (p: Policy | null): PolicyForm => ({
  models: [...(p?.models ?? [])],
  systemPrompt: p?.systemPrompt ?? '',
  from: p?.quietHours?.from.slice(0, 5) ?? '',
  to: p?.quietHours?.to.slice(0, 5) ?? '',
  messagesPerDay: p?.messagesPerDay?.toString() ?? '',
  parentTopics: (p?.parentTopics ?? []).join('\n'),
});

/** Reads the fields of a form whose names are those of {@link PolicyForm}. */
export function readForm(form: FormData): PolicyForm {
  const text = (name: keyof PolicyForm): string => String(form.get(name) ?? '');
  return {
    models: form.getAll('models').map(String),
    systemPrompt: text('systemPrompt'),
    from: text('from'),
    to: text('to'),
    messagesPerDay: text('messagesPerDay'),
    parentTopics: text('parentTopics'),
  };
}

/** Quiet hours need a beginning and another end. */
export const hoursMakeSense = (f: PolicyForm): boolean => (f.from === '' && f.to === '') || (f.from !== '' && f.to !== '' && f.from !== f.to);

/** Null takes a rule away. */
export function toPolicy(f: PolicyForm): Policy {
  const topics = f.parentTopics
    .split(/[\n,]/)
    .map((l) => l.trim())
    .filter(Boolean);
  return {
    models: f.models.length > 0 ? f.models : null,
    systemPrompt: f.systemPrompt.trim() || null,
    quietHours: f.from && f.to ? { from: f.from, to: f.to } : null,
    messagesPerDay: f.messagesPerDay.trim() === '' ? null : Number(f.messagesPerDay),
    parentTopics: topics.length > 0 ? topics : null,
  };
}
