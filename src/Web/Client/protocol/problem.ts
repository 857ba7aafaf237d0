/** What the server says without its words: a stable code, and what fills the blanks of its text. */
export interface Saying {
  code: string;
  name?: string | null;
  text?: string | null;
  count?: number | null;
  most?: number | null;
}

/** What the server (or the lack of one) answered instead of a result. `code` is the stable name in the contract. */
export class Problem extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 0,
    readonly retryAfterSeconds: number | null = null,
    readonly said: Saying | null = null,
  ) {
    super(message);
    this.name = 'Problem';
  }

  /** Nothing reached the server, so the same request may be made again later. */
  get offline(): boolean {
    return this.code === 'offline';
  }
}

/** SignalR puts its own words and `HubException: ` in front of `code: text`. Null when there is no code: the call was lost, not refused. */
export function refusal(message: string): Problem | null {
  const mark = 'HubException: ';
  const at = message.lastIndexOf(mark);
  if (at < 0) return null;
  const body = message.slice(at + mark.length);
  const match = /^([a-z][a-z-]*): ?([\s\S]*)$/.exec(body);
  return match ? new Problem(match[1]!, match[2]!) : null;
}

export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const message = error instanceof Error ? error.message : String(error);
  return refusal(message) ?? new Problem('offline', message);
}
