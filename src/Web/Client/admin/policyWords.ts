import type { Role } from '../protocol/types';
import { language, t, tn } from '../texts/texts';
import type { Policy } from './types';

/** Whether anything is ruled at all. */
export const hasRules = (p: Policy): boolean =>
  Boolean(p.quietHours || p.models?.length || p.parentTopics?.length || p.systemPrompt) || (p.messagesPerDay ?? null) !== null;

/** A member's rules as one would say them at the table: "Maya can chat from 7:00 to 20:30, 40 messages a day, with Qwen3 8B." */
export function policyWords(name: string, role: Role, policy: Policy, nameOf: (model: string) => string): string[] {
  const list = new Intl.ListFormat(language(), { type: 'disjunction' });
  const { quietHours, messagesPerDay, models } = policy;
  const topics = role === 'child' ? (policy.parentTopics ?? []) : [];
  const free = !quietHours && (messagesPerDay ?? null) === null && !models?.length;
  const parts = [
    quietHours ? t('rules.hours', { name, from: clock(quietHours.to), to: clock(quietHours.from) }) : t('rules.always', { name }),
    (messagesPerDay ?? null) === null ? '' : tn('rules.messages', messagesPerDay!),
    models?.length ? t('rules.models', { models: list.format(models.map(nameOf)) }) : '',
  ].filter(Boolean);
  return [
    free ? t('rules.none', { name }) : `${parts.join(', ')}.`,
    topics.length > 0 ? t('rules.topics', { topics: list.format(topics) }) : '',
    policy.systemPrompt ? t('rules.prompt', { prompt: policy.systemPrompt }) : '',
  ].filter(Boolean);
}

/** 07:00:00 as 7:00. */
const clock = (time: string): string => time.slice(0, 5).replace(/^0/, '');
