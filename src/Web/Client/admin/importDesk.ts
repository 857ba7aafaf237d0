import { get, post, remove } from '../protocol/api';
import { asProblem } from '../protocol/problem';
import type { Id } from '../protocol/types';
import { t, tn } from '../texts/texts';
import { announce } from '../ui/announcer';
import type { MusicImport, MusicPreview } from './types';

const askAgainMs = 700;

/** Where the import of a music list stands: no file, looked at, sent, under way, over. */
export type DeskState =
  | { name: 'free'; last: MusicImport | null }
  | { name: 'looking' | 'sending'; file: File }
  | { name: 'looked'; file: File; preview: MusicPreview }
  | { name: 'running'; id: Id; progress: MusicImport | null };

/** Takes a file through a look and an import. One import at a time is followed, also one that somebody else began. */
export class ImportDesk {
  state: DeskState = { name: 'free', last: null };

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
    // One that ended by itself meanwhile is told by its record.
    await remove(`/api/admin/music/import/${id}`).catch(() => undefined);
  }

  async #follow(id: Id): Promise<void> {
    this.#enter({ name: 'running', id, progress: null });
    for (;;) {
      const progress = await get<MusicImport>(`/api/admin/music/import/${id}`);
      if (progress.state !== 'running' && progress.state !== 'stopping') {
        announce(progress.state === 'complete' ? tn('library.complete', progress.rows) : t(`library.state.${progress.state}`));
        this.#enter({ name: 'free', last: progress });
        return this.onOver();
      }
      this.#enter({ name: 'running', id, progress });
      await new Promise((resolve) => setTimeout(resolve, askAgainMs));
    }
  }

  #isAbout(file: File): boolean {
    return 'file' in this.state && this.state.file === file;
  }

  #giveUp(error: unknown): void {
    this.#enter({ name: 'free', last: null });
    this.onProblem(error);
  }

  #enter(state: DeskState): void {
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
