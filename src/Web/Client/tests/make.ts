import type { Message, Summary } from '../protocol/types';

export const message = (id: string, parentId: string | null, more: Partial<Message> = {}): Message => ({
  id,
  role: 'user',
  text: id,
  at: '2026-03-01T10:00:00Z',
  task: 'general',
  state: 'complete',
  parentId,
  ...more,
});

export const reply = (id: string, parentId: string | null, more: Partial<Message> = {}): Message =>
  message(id, parentId, { role: 'assistant', ...more });

export const summary = (id: string, more: Partial<Summary> = {}): Summary => ({
  id,
  title: id,
  task: 'general',
  model: null,
  createdAt: '2026-03-01T10:00:00Z',
  lastMessageAt: null,
  pinned: false,
  archived: false,
  deletedAt: null,
  generating: false,
  ...more,
});

export class MemoryStore {
  readonly entries = new Map<string, string>();
  constructor(private readonly room = Infinity) {}
  get length(): number {
    return this.entries.size;
  }
  key = (index: number): string | null => [...this.entries.keys()][index] ?? null;
  getItem = (key: string): string | null => this.entries.get(key) ?? null;
  removeItem = (key: string): void => void this.entries.delete(key);
  setItem(key: string, value: string): void {
    if (value.length > this.room) throw new Error('QuotaExceededError');
    this.entries.set(key, value);
  }
}
