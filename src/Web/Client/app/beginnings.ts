import type { Chat } from '../conversation/chat';
import type { App, Home } from '../home/app';
import { type Place, samePlace } from '../home/place';
import type { Route } from '../home/route';
import type { Id } from '../protocol/types';
import { t } from '../texts/texts';

/** The page, as far as conversations that have still to begin concern it. */
type Standing = Pick<App, 'home' | 'toasts' | 'go'> & { readonly chat: Chat | null };

const fresh: Place = { id: null, key: null };

/** The place of a beginning becomes that of its conversation, and with it what is typed there. */
export function begun({ home, chat, go }: Standing, key: Id, id: Id): void {
  if (chat?.key !== key) return void home?.drafts.move({ id: null, key }, { id, key: null });
  chat.composer.belongTo({ id, key: null });
  go({ name: 'chat', id }, true);
}

/** An address of a beginning leads to what has become of it; to the place for a new one, where nothing has. */
export function goneOn(home: Home | null, route: Route): Route {
  if (route.name !== 'chat' || !route.key || !home) return route;
  const { outbox } = home.sender;
  const id = outbox.becameOf(route.key);
  if (id === null && outbox.ofBeginning(route.key).length > 0) return route;
  home.drafts.move({ id: null, key: route.key }, { id, key: null });
  return { name: 'chat', id };
}

/** Another tab may have sent what waits here, or taken it back. */
export function follow(page: Standing): void {
  const { home, chat, go } = page;
  if (!home || !chat?.key) return;
  const id = home.sender.outbox.becameOf(chat.key);
  if (id) begun(page, chat.key, id);
  else if (chat.pending.length === 0) go({ name: 'chat', id: null, key: chat.key }, true);
}

/** What was written to a conversation that is gone may begin a new one. */
export function handBack({ home, chat, toasts }: Standing, text: string): void {
  if (chat && samePlace(chat, fresh)) chat.composer.restore(text);
  else home?.drafts.restore(fresh, text);
  toasts.show(t('message.stray'));
}
