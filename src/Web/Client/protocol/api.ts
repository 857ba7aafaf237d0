import { Problem, type Saying } from './problem';

const limitMs = 20_000;
let csrfToken = '';
let onSignedOut: () => void = () => {};

/** The token of GET /api/session; another one is given after signing in. */
export function useCsrfToken(token: string): void {
  csrfToken = token;
}

/** Called when any request learns that the session has ended. */
export function whenSignedOut(handler: () => void): void {
  onSignedOut = handler;
}

export const get = <T>(path: string): Promise<T> => request<T>('GET', path);
export const post = <T>(path: string, body?: unknown): Promise<T> => request<T>('POST', path, body);
export const put = <T>(path: string, body: unknown): Promise<T> => request<T>('PUT', path, body);
export const patch = <T>(path: string, body: unknown): Promise<T> => request<T>('PATCH', path, body);
export const remove = (path: string): Promise<void> => request<void>('DELETE', path);

/** @throws Problem with the server's code, or `offline` when no answer came within 20 s. */
async function request<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await reach(method, path, body);
  const text = await response.text();
  if (response.ok) return (text ? JSON.parse(text) : undefined) as T;
  throw refused(response, text);
}

/** An answer that comes line by line (NDJSON), each told as it comes. It may take long; only silence is given up on. */
export async function lines<T>(path: string, tell: (line: T) => void): Promise<void> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), limitMs);
  try {
    const response = await fetch(path, { headers: { Accept: 'application/x-ndjson' }, credentials: 'same-origin', signal: silence.signal });
    if (!response.ok) throw refused(response, await response.text());
    let rest = '';
    const decoded = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await decoded.read(); !part.done; part = await decoded.read()) {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), limitMs);
      const whole = (rest + part.value).split('\n');
      rest = whole.pop()!;
      for (const line of whole) tell(JSON.parse(line) as T);
    }
  } catch (error) {
    throw error instanceof Problem ? error : new Problem('offline', error instanceof Error ? error.message : String(error));
  } finally {
    clearTimeout(timer);
  }
}

async function reach(method: string, path: string, body: unknown): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (method !== 'GET') headers['X-CSRF-TOKEN'] = csrfToken;
  const upload = body instanceof FormData;
  if (body !== undefined && !upload) headers['Content-Type'] = 'application/json';
  try {
    return await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      signal: AbortSignal.timeout(upload ? 10 * limitMs : limitMs),
      ...(body === undefined ? {} : { body: upload ? body : JSON.stringify(body) }),
    });
  } catch (error) {
    throw new Problem('offline', error instanceof Error ? error.message : String(error));
  }
}

function refused(response: Response, text: string): Problem {
  const problem = toProblem(response, text);
  if (problem.code === 'signed-out') onSignedOut();
  return problem;
}

function toProblem(response: Response, text: string): Problem {
  const retryAfter = Number(response.headers.get('Retry-After')) || null;
  try {
    const body = JSON.parse(text) as { code?: string; detail?: string; title?: string; said?: Saying };
    return new Problem(body.code ?? `http-${response.status}`, body.detail ?? body.title ?? '', response.status, retryAfter, body.said ?? null);
  } catch {
    const gone = response.status === 502 || response.status === 503 || response.status === 504;
    return new Problem(gone ? 'offline' : `http-${response.status}`, '', response.status, retryAfter);
  }
}
