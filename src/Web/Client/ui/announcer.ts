import { finishedSentences } from './sentences';

const polite = document.createElement('div');
polite.className = 'sr-only';
polite.setAttribute('aria-live', 'polite');
polite.setAttribute('role', 'log');
polite.setAttribute('aria-relevant', 'additions');
document.body.append(polite);

const keep = 8;

/** Says something to a screen reader without moving the focus. */
export function announce(text: string): void {
  if (!text) return;
  const line = document.createElement('p');
  line.textContent = text;
  polite.append(line);
  while (polite.childElementCount > keep) polite.firstElementChild?.remove();
}

/** Forgets what was said, so that nothing of it is found by whoever is here next. */
export const hush = (): void => polite.replaceChildren();

/** Reads a growing reply to a screen reader sentence by sentence, never a half word. */
export class SentenceAnnouncer {
  #said = 0;

  grow(text: string): void {
    const { spoken, end } = finishedSentences(text, this.#said);
    this.#said = end;
    announce(spoken);
  }

  finish(text: string): void {
    announce(plain(text.slice(this.#said)));
    this.#said = text.length;
  }
}

const plain = (text: string): string => finishedSentences(`${text}\n\n`, 0).spoken;
