import { asProblem } from '../protocol/problem';
import { fill, language, t, tCode } from '../texts/texts';

/** Codes with many causes, for which the server's own English sentence says more than the catalogue can. */
const precise = new Set(['weak-password', 'invalid-user-name', 'invalid-policy', 'invalid-setting', 'not-music']);

/** What to tell a person about anything that went wrong: the catalogue's words for the code, else the server's own. */
export function explain(error: unknown): string {
  const problem = asProblem(error);
  if (problem.code === 'too-many-attempts' && problem.retryAfterSeconds) {
    return t('problem.too-many-attempts.in', { seconds: problem.retryAfterSeconds });
  }
  if (precise.has(problem.code) && problem.message && language() === 'en') return problem.message;
  const known = tCode('problem', problem.code, 'problem.unknown');
  return known === t('problem.unknown') && problem.message && problem.code !== 'offline' ? problem.message : fill(known, {});
}
