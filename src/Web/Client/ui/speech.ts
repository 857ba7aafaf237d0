import { sentencesOf } from './sentences';

let speaking: string | null = null;
let onChange: () => void = () => {};

export const canSpeak = (): boolean => 'speechSynthesis' in globalThis;
export const isSpeaking = (id: string): boolean => speaking === id;
export const whenSpeechChanges = (handler: () => void): void => void (onChange = handler);

/** Reads a reply with the browser's own voices, or falls silent when it is already reading it. */
export function toggleSpeech(id: string, markdown: string, language: string): void {
  const same = speaking === id;
  quiet();
  if (!same) speak(id, markdown, language);
  onChange();
}

/** Falls silent; nobody is told. */
export function quiet(): void {
  if (speaking === null) return;
  speaking = null;
  speechSynthesis.cancel();
}

/** Sentence by sentence: voices give up on a text of many minutes, and some after a quarter of a minute. */
function speak(id: string, markdown: string, language: string): void {
  const sentences = sentencesOf(markdown);
  if (sentences.length === 0) return;
  speaking = id;
  sentences.forEach((sentence, n) => {
    const utterance = new SpeechSynthesisUtterance(sentence);
    utterance.lang = language;
    if (n === sentences.length - 1) utterance.onend = utterance.onerror = (): void => ended(id);
    speechSynthesis.speak(utterance);
  });
}

function ended(id: string): void {
  if (speaking !== id) return;
  speaking = null;
  onChange();
}
