import type { Id, Message, Output } from '../protocol/types';
import { type Draft, emptyDraft, fromMessage, fromSnapshot, splice, withStep } from './draft';

/** All that is known of one conversation: the whole tree in creation order, and the reply being written. */
export interface ConversationState {
  messages: readonly Message[];
  draft: Draft | null;
  /** The reply that comes after it, already in line. */
  next: Draft | null;
  loaded: boolean;
  /** The first message the model still sees; null while it sees all. */
  contextStart: Id | null;
}

export const emptyState: ConversationState = { messages: [], draft: null, next: null, loaded: false, contextStart: null };

/** `resync`: something is missing, watch again from a snapshot. */
export type Applied = { state: ConversationState; resync?: true };

/** Pure: what an output of Watch makes of the conversation. Unknown types change nothing. */
export function apply(state: ConversationState, output: Output): Applied {
  switch (output.type) {
    case 'snapshot': {
      const draft = output.draft ? fromSnapshot(output.draft, newestQuestion(output.messages)) : null;
      const fresh = draft ? output.messages.filter((m) => m.id !== draft.replyId) : output.messages;
      return {
        state: {
          messages: keepSame(state.messages, fresh),
          draft: draft && keepKnown(state.draft, draft),
          next: null,
          loaded: true,
          contextStart: output.contextStart ?? null,
        },
      };
    }
    case 'message':
      return { state: { ...state, messages: put(state.messages, output.message) } };
    case 'queued':
      return onQueued(state, output.replyId, output.parentId, (d) => ({
        ...d,
        state: 'queued',
        position: output.position,
        seconds: output.seconds ?? null,
        reason: output.reason ?? null,
      }));
    case 'started':
      return onDraft(state, output.replyId, output.parentId, (d) => ({
        ...d,
        state: output.loading ? 'loading' : 'writing',
        position: 0,
        reason: null,
        model: output.model,
      }));
    case 'delta':
      return onPiece(state, output.replyId, (d) => {
        const text = splice(d.text, output.offset, output.text);
        return text === null ? null : { ...d, text, state: 'writing', position: 0 };
      });
    case 'reasoning':
      return onPiece(state, output.replyId, (d) => {
        const reasoning = splice(d.reasoning, output.offset, output.text);
        return reasoning === null ? null : { ...d, reasoning, state: 'writing', position: 0 };
      });
    case 'music': {
      const { type: _, replyId, ...step } = output;
      return onDraft(state, replyId, undefined, (d) => ({ ...d, state: 'writing', position: 0, music: withStep(d.music, step) }));
    }
    case 'ended': {
      const messages = put(state.messages, output.message);
      if (state.draft?.replyId !== output.replyId) return { state: { ...state, messages } };
      return { state: { ...state, draft: state.next, next: null, messages } };
    }
    case 'context':
      return { state: { ...state, contextStart: output.firstMessageId } };
    default:
      return { state };
  }
}

function put(messages: readonly Message[], message: Message): readonly Message[] {
  const at = messages.findIndex((m) => m.id === message.id);
  return at < 0 ? [...messages, message] : messages.with(at, message);
}

/** The place of a reply that waits behind the one being written is kept for later; only one is shown at a time. */
function onQueued(state: ConversationState, replyId: Id, parentId: Id | null | undefined, change: (d: Draft) => Draft): Applied {
  if (!state.draft || state.draft.replyId === replyId) return onDraft(state, replyId, parentId, change);
  const known = state.next ?? emptyDraft(replyId, parentId ?? null);
  return known.replyId === replyId ? { state: { ...state, next: change(known) } } : { state };
}

function onDraft(state: ConversationState, replyId: Id, parentId: Id | null | undefined, change: (d: Draft) => Draft): Applied {
  if (state.draft?.replyId === replyId) return { state: { ...state, draft: change(state.draft) } };
  const going = state.messages.find((m) => m.id === replyId);
  const draft = going ? fromMessage(going) : emptyDraft(replyId, parentId === undefined ? newestQuestion(state.messages) : parentId);
  return { state: { ...state, messages: going ? state.messages.filter((m) => m !== going) : state.messages, draft: change(draft) } };
}

function onPiece(state: ConversationState, replyId: Id, change: (d: Draft) => Draft | null): Applied {
  const opened = onDraft(state, replyId, undefined, (d) => d).state;
  const draft = change(opened.draft!);
  return draft ? { state: { ...opened, draft } } : { state, resync: true };
}

/** A message that is as it was stays the same object, so that nothing on the screen is made anew after a reconnection. */
function keepSame(known: readonly Message[], fresh: readonly Message[]): readonly Message[] {
  if (known.length === 0) return fresh;
  const byId = new Map(known.map((m) => [m.id, m]));
  return fresh.map((m) => {
    const old = byId.get(m.id);
    return old && JSON.stringify(old) === JSON.stringify(m) ? old : m;
  });
}

/** What this page has seen of the same reply stays where the snapshot does not know it. */
const keepKnown = (known: Draft | null, fresh: Draft): Draft =>
  known?.replyId === fresh.replyId ? { ...fresh, model: fresh.model ?? known.model, music: fresh.music.length > 0 ? fresh.music : known.music } : fresh;

function newestQuestion(messages: readonly Message[]): Id | null {
  return messages.findLast((m) => m.role === 'user' && m.state !== 'waiting')?.id ?? null;
}
