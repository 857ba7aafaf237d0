import { asProblem, type Saying } from '../protocol/problem';
import { fill, language, number, t, tCode, tKnown } from '../texts/texts';

/** Codes with many causes, for which the server's own English sentence says more than the catalogue can. */
const precise = new Set(['weak-password', 'invalid-user-name', 'invalid-policy', 'invalid-setting', 'not-music']);

/** What to tell a person about anything that went wrong: the catalogue's words for the code, else the server's own. */
export function explain(error: unknown): string {
  const problem = asProblem(error);
  if (problem.code === 'too-many-attempts' && problem.retryAfterSeconds) {
    return t('problem.too-many-attempts.in', { seconds: problem.retryAfterSeconds });
  }
  if (problem.said) return inWords(problem.said, problem.message);
  if (precise.has(problem.code) && problem.message && language() === 'en') return problem.message;
  const known = tCode('problem', problem.code, 'problem.unknown');
  return known === t('problem.unknown') && problem.message && problem.code !== 'offline' ? problem.message : fill(known, {});
}

/** What an import says, in the language of the page; in the server's English where it has no words for it. */
export function inWords(said: Saying | null | undefined, message: string): string {
  if (!said) return message;
  const { name, text, count, most } = said;
  const figure = (n: number | null | undefined): string => (n === null || n === undefined ? '' : number(n));
  return tKnown('import', said.code, { name: name ?? '', text: text ?? '', count: figure(count), most: figure(most) }) ?? message;
}
