import { asProblem } from '../protocol/problem';
import { t, tCode, fill } from '../texts/texts';

/** What to tell a person about anything that went wrong: the catalogue's words for the code, else the server's own. */
export function explain(error: unknown): string {
  const problem = asProblem(error);
  if (problem.code === 'too-many-attempts' && problem.retryAfterSeconds) {
    return t('problem.too-many-attempts.in', { seconds: problem.retryAfterSeconds });
  }
  const known = tCode('problem', problem.code, 'problem.unknown');
  return known === t('problem.unknown') && problem.message && problem.code !== 'offline' ? problem.message : fill(known, {});
}
