import { randomUUID } from 'node:crypto';
import { samples } from './samples.mjs';

const hour = 3_600_000;

/** Conversations, replies being written and who watches them. */
export class World {
  users = [];
  sessions = new Map();
  conversations = new Map();
  watchers = new Set();
  lists = new Set();
  preferences = {};
  #begun = new Map();
  modelServer = { kind: 'lmStudio', name: 'LM Studio', state: 'ready', detail: null };

  constructor(empty) {
    if (empty) return;
    this.users.push({ id: randomUUID(), userName: 'maya', displayName: 'Maya', role: 'admin', password: 'familychat' });
    for (const [i, s] of samples().entries()) {
      const at = new Date(Date.now() - s.hours * hour).toISOString();
      const c = this.create({ task: s.task ?? 'general', title: s.title });
      Object.assign(c.summary, { createdAt: at, lastMessageAt: at, pinned: i === 0 });
      let parentId = null;
      for (const m of s.messages) {
        const message = {
          id: randomUUID(),
          at,
          task: s.task ?? 'general',
          state: 'complete',
          ...m,
          parentId: m.sibling ? c.messages.at(-1).parentId : parentId,
        };
        delete message.sibling;
        c.messages.push(message);
        parentId = message.id;
      }
    }
  }

  /** The same key begins the same conversation. */
  begin(body) {
    const known = this.#begun.get(body.key);
    if (known) return known;
    const conversation = this.create(body);
    if (body.key) this.#begun.set(body.key, conversation);
    return conversation;
  }

  create({ task, title, model }) {
    const id = randomUUID();
    const now = new Date().toISOString();
    const summary = {
      id,
      title: title ?? '',
      task,
      model: model ?? null,
      createdAt: now,
      lastMessageAt: null,
      pinned: false,
      archived: false,
      deletedAt: null,
      generating: false,
    };
    const conversation = { summary, messages: [], draft: null, queue: [], results: new Map() };
    this.conversations.set(id, conversation);
    return conversation;
  }

  emit(id, output) {
    for (const w of this.watchers) if (w.id === id) w.next(output);
  }

  listed(c) {
    for (const next of this.lists) next({ type: 'conversation', summary: { ...c.summary } });
  }

  send(args) {
    const c = this.conversations.get(args.conversationId);
    if (!c) throw new Error('not-found: no such conversation');
    if (c.results.has(args.messageId)) return c.results.get(args.messageId);
    if (!args.text.trim()) throw new Error('empty-message: empty');
    const message = {
      id: args.messageId,
      role: 'user',
      text: args.text,
      at: new Date().toISOString(),
      task: args.task ?? c.summary.task,
      state: c.draft ? 'waiting' : 'complete',
      parentId: args.parentId ?? null,
    };
    if (args.parentId === undefined) message.parentId = c.draft?.replyId ?? c.messages.at(-1)?.id ?? null;
    c.messages.push(message);
    if (!c.summary.title) {
      c.summary.title = args.text.slice(0, 40);
      this.emit(args.conversationId, { type: 'title', title: c.summary.title });
    }
    c.summary.lastMessageAt = message.at;
    this.emit(args.conversationId, { type: 'message', message });
    const result = { messageId: args.messageId, replyId: randomUUID(), position: c.draft ? 1 : 0 };
    c.results.set(args.messageId, result);
    if (c.draft) c.queue.push({ message, replyId: result.replyId });
    else this.generate(c, result.replyId, message);
    return result;
  }

  regenerate({ conversationId, replyId }) {
    const c = this.conversations.get(conversationId);
    const old = c?.messages.find((m) => m.id === replyId);
    if (!old) throw new Error('not-found: no such reply');
    const result = { messageId: old.parentId, replyId: randomUUID(), position: 0 };
    this.generate(
      c,
      result.replyId,
      c.messages.find((m) => m.id === old.parentId),
    );
    return result;
  }

  continue({ conversationId, replyId }) {
    const c = this.conversations.get(conversationId);
    const old = c?.messages.find((m) => m.id === replyId);
    if (!old) throw new Error('not-found: no such reply');
    c.messages = c.messages.filter((m) => m !== old);
    this.generate(
      c,
      replyId,
      c.messages.find((m) => m.id === old.parentId),
      old.text,
    );
    return { messageId: old.parentId, replyId, position: 0 };
  }

  stop({ conversationId }) {
    const c = this.conversations.get(conversationId);
    if (!c?.draft) return false;
    c.draft.stopped = true;
    return true;
  }

  async generate(c, replyId, question, text = '') {
    const { write } = await import('./writer.mjs');
    await write(this, c, replyId, question, text);
  }
}
