import { get, patch, post, remove } from '../protocol/api';
import type { Hub } from '../protocol/hub';
import type { Id, ListOutput, ModelServer, Summary, View } from '../protocol/types';
import type { Beginning } from './outbox';
import { applyTo, byOrder, changed, upsert, without } from './order';

const retryMs = 1_000;
const applied = applyTo.bind(null, 'active');

/** The member's conversations, kept live on every device by WatchAll. */
export class Conversations {
  active: readonly Summary[] = [];
  state: 'loading' | 'ready' | 'failed' = 'loading';
  #unwatch: () => void = () => {};
  #pending: ListOutput[] | null = null;
  #loads = 0;
  #retry = 0;
  /** Changes the server has not answered yet. */
  readonly #underWay = new Set<Promise<unknown>>();
  readonly #followers = new Set<(output: ListOutput | null) => void>();

  constructor(
    private readonly hub: Hub,
    private readonly onChange: () => void,
    private readonly onModelServer: (server: ModelServer) => void,
  ) {}

  find = (id: Id): Summary | undefined => this.active.find((s) => s.id === id);

  /** The first word of the stream says that nothing is missed from there on; a list asked for after it is whole. */
  watch(): void {
    clearTimeout(this.#retry);
    this.#unwatch();
    let heard = false;
    this.#unwatch = this.hub.watchAll(
      (output) => {
        if (!heard) this.#loadAll();
        heard = true;
        this.#take(output);
      },
      // A lost connection begins anew by itself; a server that was too busy to begin is asked again.
      () => (this.#retry = setTimeout(() => this.hub.online && this.watch(), retryMs)),
    );
  }

  /** Of several at once only the last one counts: an earlier answer may lack what has been heard of since. */
  async load(): Promise<void> {
    const mine = ++this.#loads;
    this.#pending = [];
    try {
      const list = await get<Summary[]>('/api/conversations?view=active');
      if (mine !== this.#loads) return;
      this.active = (this.#pending ?? []).reduce(applied, [...list].sort(byOrder) as readonly Summary[]);
      this.state = 'ready';
    } catch {
      if (mine !== this.#loads) return;
      if (this.state === 'loading') this.state = 'failed';
    }
    this.#pending = null;
    this.onChange();
  }

  /** For one who keeps a list of their own. Null is told when something may have been missed: ask for it again. Returns the way out. */
  follow(hear: (output: ListOutput | null) => void): () => void {
    this.#followers.add(hear);
    return () => this.#followers.delete(hear);
  }

  stop(): void {
    clearTimeout(this.#retry);
    this.#unwatch();
  }

  /** What is on its way to the archive or the trash, or back, is waited for: it is in the answer. */
  async list(view: View): Promise<Summary[]> {
    await Promise.allSettled(this.#underWay);
    return get<Summary[]>(`/api/conversations?view=${view}`);
  }

  async begin(beginning: Beginning): Promise<Summary> {
    const summary = await post<Summary>('/api/conversations', beginning);
    this.#set(upsert(this.active, summary));
    return summary;
  }

  /** Shows the change at once, and takes it back when the server refuses. What the server makes of it comes with all that is live, in order. */
  async change(id: Id, change: Partial<Pick<Summary, 'title' | 'pinned' | 'archived' | 'model' | 'task'>>): Promise<void> {
    const before = this.find(id);
    this.#set(change.archived ? without(this.active, id) : changed(this.active, id, change));
    try {
      await this.#waitedFor(patch<Summary>(`/api/conversations/${id}`, change));
    } catch (error) {
      this.#putBack(before);
      throw error;
    }
  }

  async trash(id: Id): Promise<void> {
    const before = this.find(id);
    this.#set(without(this.active, id));
    try {
      await this.#waitedFor(remove(`/api/conversations/${id}`));
    } catch (error) {
      this.#putBack(before);
      throw error;
    }
  }

  async restore(id: Id): Promise<void> {
    const summary = await post<Summary | undefined>(`/api/conversations/${id}/restore`);
    if (summary) this.#set(applied(this.active, { type: 'conversation', summary }));
    else await this.load();
  }

  async #waitedFor(request: Promise<unknown>): Promise<void> {
    this.#underWay.add(request);
    await request.finally(() => this.#underWay.delete(request));
  }

  retitle(id: Id, title: string): void {
    this.#set(changed(this.active, id, { title }));
  }

  /** Only what was refused is taken back, not what has been heard of meanwhile; then the server is asked how it stands. */
  #putBack(summary: Summary | undefined): void {
    if (summary) this.#set(upsert(this.active, summary));
    void this.load();
  }

  #loadAll(): void {
    void this.load();
    for (const hear of this.#followers) hear(null);
  }

  #take(output: ListOutput): void {
    if (output.type === 'modelServer') return this.onModelServer(output);
    this.#pending?.push(output);
    this.#set(applied(this.active, output));
    for (const hear of this.#followers) hear(output);
  }

  #set(list: readonly Summary[]): void {
    this.active = list;
    this.onChange();
  }
}
