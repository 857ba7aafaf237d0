import type { Unsent } from '../home/drafts';

/** Pastes longer than this many UTF-16 code units (or lines) fold into a chip, so that the field stays quick. */
const foldLength = 2_000;
const foldLines = 30;
export const longestMessage = 200_000;

export function shouldFold(pasted: string): boolean {
  if (pasted.length > foldLength) return true;
  let lines = 1;
  for (let at = pasted.indexOf('\n'); at >= 0; at = pasted.indexOf('\n', at + 1)) {
    if (++lines > foldLines) return true;
  }
  return false;
}

/** The message as it goes out: what was typed, then each paste, parted by an empty line. */
export function compose(unsent: Unsent): string {
  return [unsent.text.trim(), ...unsent.pastes].filter((part) => part !== '').join('\n\n');
}
