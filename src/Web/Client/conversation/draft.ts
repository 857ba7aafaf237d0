import type { DraftSnapshot, DraftState, Id, Message, MusicProgress } from '../protocol/types';

/** A reply being written, as this page knows it. */
export interface Draft {
  replyId: Id;
  parentId: Id | null;
  text: string;
  reasoning: string;
  state: DraftState;
  /** 0 = running, n = nth in line. */
  position: number;
  /** A rough wait in seconds, and why nothing moves when it is not only the line; null while unknown. */
  seconds: number | null;
  reason: string | null;
  model: string | null;
  music: MusicProgress[];
}

export const emptyDraft = (replyId: Id, parentId: Id | null): Draft => ({
  replyId,
  parentId,
  text: '',
  reasoning: '',
  state: 'queued',
  position: 0,
  seconds: null,
  reason: null,
  model: null,
  music: [],
});

export const fromSnapshot = (s: DraftSnapshot, parentId: Id | null): Draft => ({
  ...emptyDraft(s.replyId, s.parentId === undefined ? parentId : s.parentId),
  text: s.text,
  reasoning: s.reasoning ?? '',
  state: s.state,
  position: s.position ?? 0,
  model: s.model ?? null,
  reason: s.reason ?? null,
  music: s.steps ?? [],
});

/** A finished reply that goes on: deltas continue at the offset where its text ended. */
export const fromMessage = (m: Message): Draft => ({
  ...emptyDraft(m.id, m.parentId),
  text: m.text,
  reasoning: m.reasoning ?? '',
  model: m.model ?? null,
});

/**
 * The text after a piece that starts at `offset`. What is already there is never added twice;
 * null means pieces are missing in between and the whole has to be fetched.
 */
export function splice(text: string, offset: number, piece: string): string | null {
  if (offset > text.length) return null;
  return text + piece.slice(text.length - offset);
}

/** Keeps one entry a step and attempt, in the order they happened. */
export function withStep(steps: readonly MusicProgress[], next: MusicProgress): MusicProgress[] {
  const kept = steps.filter((s) => s.step !== next.step || s.attempt !== next.attempt);
  return [...kept, next];
}
