import { get, post, remove } from '../protocol/api';
import { backoff } from '../protocol/backoff';
import { type Problem, asProblem } from '../protocol/problem';
import type { Id } from '../protocol/types';
import { t, tn } from '../texts/texts';
import { announce } from '../ui/announcer';
import type { MusicImport, MusicPreview } from './types';

const askAgainMs = 700;
/** One lost answer is nothing to speak of. */
const sayAwayAfter = 2;
const going: ReadonlySet<string> = new Set(['running', 'stopping']);

const passes = ({ offline, status }: Problem): boolean => offline || status === 429 || status >= 500;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Where the import of a music list stands: no file, looked at, sent, under way, over. */
export type DeskState =
  | { name: 'free'; last: MusicImport | null }
  | { name: 'looking' | 'sending'; file: File }
  | { name: 'looked'; file: File; preview: MusicPreview }
  | { name: 'running'; id: Id; progress: MusicImport | null; away: boolean };

/** Takes a file through a look and an import. One import at a time is followed, once, also one that somebody else began. */
export class ImportDesk {
  state: DeskState = { name: 'free', last: null };
  #closed = false;

  constructor(
    private readonly onChange: () => void,
    private readonly onProblem: (error: unknown) => void,
    private readonly onOver: () => void,
  ) {}

  /** Reads the first rows of a file as an import would, and changes nothing. */
  async look(file: File): Promise<void> {
    this.#enter({ name: 'looking', file });
    try {
      const preview = await post<MusicPreview>('/api/admin/music/preview', form(file));
      if (this.#isAbout(file)) this.#enter({ name: 'looked', file, preview });
    } catch (error) {
      if (this.#isAbout(file)) this.#giveUp(error);
    }
  }

  /** Nobody is there any more to be told. The import itself goes on, and is joined by whoever comes back. */
  close(): void {
    this.#closed = true;
  }

  discard(): void {
    this.#enter({ name: 'free', last: null });
  }

  async begin(file: File, preview: Id): Promise<void> {
    this.#enter({ name: 'sending', file });
    try {
      const { importId } = await start(file, preview);
      await this.#follow(importId);
    } catch (error) {
      this.#giveUp(error);
    }
  }

  /** Follows an import that was under way when the page came. */
  join(running: Id | null): void {
    if (running && this.state.name === 'free') void this.#follow(running).catch((error: unknown) => this.#giveUp(error));
  }

  async stop(id: Id): Promise<void> {
    try {
      await remove(`/api/admin/music/import/${id}`);
    } catch (error) {
      // One that ended by itself meanwhile is told by its record.
      if (asProblem(error).code !== 'not-found') this.onProblem(error);
    }
  }

  /** A server that is away for a moment, or restarts, is asked again until it answers. */
  async #follow(id: Id): Promise<void> {
    this.#enter({ name: 'running', id, progress: null, away: false });
    for (let failures = 0; !this.#closed; await pause(askAgainMs + backoff(failures))) {
      try {
        const progress = await get<MusicImport>(`/api/admin/music/import/${id}`);
        failures = 0;
        if (!going.has(progress.state)) return this.#over(progress);
        this.#enter({ name: 'running', id, progress, away: false });
      } catch (error) {
        if (!passes(asProblem(error))) throw error;
        failures++;
        const progress = this.state.name === 'running' ? this.state.progress : null;
        this.#enter({ name: 'running', id, progress, away: failures >= sayAwayAfter });
      }
    }
  }

  #over(last: MusicImport): void {
    if (this.#closed) return;
    announce(last.state === 'complete' ? tn('library.complete', last.rows) : t(`library.state.${last.state}`));
    this.#enter({ name: 'free', last });
    this.onOver();
  }

  #isAbout(file: File): boolean {
    return 'file' in this.state && this.state.file === file;
  }

  #giveUp(error: unknown): void {
    if (this.#closed) return;
    this.#enter({ name: 'free', last: null });
    this.onProblem(error);
  }

  #enter(state: DeskState): void {
    if (this.#closed) return;
    this.state = state;
    this.onChange();
  }
}

/** Sends the file again only where the server has it no longer. */
async function start(file: File, preview: Id): Promise<{ importId: Id }> {
  try {
    return await post(`/api/admin/music/import?preview=${preview}`);
  } catch (error) {
    if (asProblem(error).code !== 'not-found') throw error;
    return await post('/api/admin/music/import', form(file));
  }
}

function form(file: File): FormData {
  const body = new FormData();
  body.append('file', file);
  return body;
}
