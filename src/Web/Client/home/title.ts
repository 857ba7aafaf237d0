import type { Id, Summary } from '../protocol/types';
import { t } from '../texts/texts';
import type { Home } from './app';
import type { Outgoing } from './outbox';

/** More is not shown of it anywhere. */
const longest = 200;

/** What a conversation is called until the server names it: its first words, as the server takes them. */
export const firstWords = ({ text }: Outgoing): string =>
  text
    .slice(0, longest)
    .replace(/\s+/g, ' ')
    .replace(/^[#>*\- ]+/, '');

/** What a conversation is called: until its first message is there the server has no name for it. */
export function titleOf({ conversations, sender }: Home, id: Id, summary: Summary | undefined = conversations.find(id)): string {
  const first = summary?.lastMessageAt === null ? sender.outbox.of(id)[0] : undefined;
  return (first ? firstWords(first) : summary?.title) || t('conversation.untitled');
}
