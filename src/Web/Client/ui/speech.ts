import { withoutMarks } from './sentences';

let speaking: string | null = null;
let onChange: () => void = () => {};

export const canSpeak = (): boolean => 'speechSynthesis' in globalThis;
export const isSpeaking = (id: string): boolean => speaking === id;
export const whenSpeechChanges = (handler: () => void): void => void (onChange = handler);

/** Reads a reply with the browser's own voices, or falls silent when it is already reading it. */
export function toggleSpeech(id: string, markdown: string, language: string): void {
  const same = speaking === id;
  speechSynthesis.cancel();
  speaking = null;
  if (!same) speak(id, markdown, language);
  onChange();
}

function speak(id: string, markdown: string, language: string): void {
  const utterance = new SpeechSynthesisUtterance(withoutMarks(markdown));
  utterance.lang = language;
  utterance.onend = utterance.onerror = (): void => {
    if (speaking !== id) return;
    speaking = null;
    onChange();
  };
  speaking = id;
  speechSynthesis.speak(utterance);
}
