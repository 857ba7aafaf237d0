import { LiveMarkdown } from '../markdown/live';
import type { Message } from '../protocol/types';

const made = new WeakMap<Message, HTMLElement>();

/** The element a reply's text is shown in, made once for each message. */
export function bodyOf(message: Message): HTMLElement {
  const known = made.get(message);
  if (known) return known;
  const body = newBody();
  new LiveMarkdown(body).finish(message.text);
  made.set(message, body);
  return body;
}

/** The element the reply grew in stays the one it is read in, so that nothing flickers at the end. */
export const keepBody = (message: Message, body: HTMLElement): void => void made.set(message, body);

export function newBody(): HTMLElement {
  const body = document.createElement('div');
  body.className = 'prose';
  body.dir = 'auto';
  return body;
}
