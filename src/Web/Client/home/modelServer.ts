import type { ModelServer } from '../protocol/types';
import { tKnown } from '../texts/texts';

/** Why a model server is not ready, in the page's language; what a newer server knows and this page does not is quoted. Empty when it is ready. */
export const whyNotReady = ({ code, detail }: Pick<ModelServer, 'code' | 'detail'>): string =>
  (code ? tKnown('server.why', code) : null) ?? detail ?? '';
