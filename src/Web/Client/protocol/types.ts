/** The JSON contract between browser and server. Times are ISO 8601 UTC; offsets count UTF-16 code units. */
export type Id = string;
export type Task = 'general' | 'music';
export type Role = 'admin' | 'adult' | 'child';
export type View = 'active' | 'archived' | 'trash';

export interface Member {
  id: Id;
  userName: string;
  displayName: string;
  role: Role;
}

export interface ModelServer {
  kind: 'lmStudio' | 'openAiCompatible' | 'demo';
  name: string;
  state: 'ready' | 'loading' | 'unreachable' | 'noModel';
  /** In English; {@link code} says the same to a program. */
  detail: string | null;
  code?: string | null;
}

export interface Session {
  user: Member | null;
  csrfToken: string;
  registration: 'open' | 'invitation' | 'closed';
  firstRun: boolean;
  modelServer: ModelServer;
  version: string;
  /** What the household calls its chat. */
  title?: string;
}

export interface Summary {
  id: Id;
  title: string;
  task: Task;
  model: string | null;
  createdAt: string;
  lastMessageAt: string | null;
  pinned: boolean;
  archived: boolean;
  deletedAt: string | null;
  generating: boolean;
}

export interface Usage {
  promptTokens: number;
  completionTokens: number;
  tokensPerSecond: number;
  firstTokenMs: number;
  /** The model ran out of room before it was done. */
  truncated?: boolean;
}

export type Cell = string | number | boolean | null;

export interface MusicEvidence {
  sql: string;
  columns: string[];
  rows: Cell[][];
  rowCount: number;
  truncated: boolean;
  elapsedMs: number;
  assumptions: string[];
  attempts: { sql: string; problem?: string | null }[];
  cached: boolean;
  /** The names found in the question, the likeliest value first. */
  names?: MusicName[] | null;
  options?: MusicOption[] | null;
}

export interface MusicName {
  said: string;
  matches: { column: string; value: string; rows: number }[];
}

export interface MusicOption {
  question: string;
  /** What it would find; null where that is not known. */
  rowCount?: number | null;
}

export type MessageState = 'complete' | 'stopped' | 'failed' | 'interrupted' | 'waiting';

export interface Message {
  id: Id;
  role: 'user' | 'assistant';
  text: string;
  at: string;
  task: Task;
  state: MessageState;
  parentId: Id | null;
  model?: string | null;
  reasoning?: string | null;
  usage?: Usage | null;
  music?: MusicEvidence | null;
  error?: { code: string; message: string } | null;
}

export type DraftState = 'queued' | 'loading' | 'writing';

/** A reply being written, as the server sends it. `offset` is the length of `text`. */
export interface DraftSnapshot {
  replyId: Id;
  text: string;
  offset: number;
  state: DraftState;
  parentId?: Id | null;
  reasoning?: string | null;
  position?: number;
  model?: string | null;
  reason?: string | null;
  steps?: MusicProgress[];
}

export type MusicStep = 'generating' | 'validating' | 'executing' | 'summarising';

export interface MusicProgress {
  step: MusicStep;
  attempt: number;
  sql?: string | null;
  problem?: string | null;
  rowCount?: number | null;
}

export type Output =
  | { type: 'snapshot'; messages: Message[]; draft: DraftSnapshot | null; contextStart?: Id | null }
  | { type: 'message'; message: Message }
  | { type: 'queued'; replyId: Id; position: number; parentId?: Id | null; seconds?: number | null; reason?: string | null }
  | { type: 'started'; replyId: Id; model: string | null; parentId?: Id | null; loading?: boolean }
  | { type: 'delta'; replyId: Id; offset: number; text: string }
  | { type: 'reasoning'; replyId: Id; offset: number; text: string }
  | ({ type: 'music'; replyId: Id } & MusicProgress)
  | { type: 'ended'; replyId: Id; message: Message }
  | { type: 'title'; title: string }
  | { type: 'context'; firstMessageId: Id }
  | { type: 'closed'; reason: string };

export type ListOutput = { type: 'conversation'; summary: Summary } | { type: 'removed'; id: Id } | ({ type: 'modelServer' } & ModelServer);

export interface SendArguments {
  conversationId: Id;
  messageId: Id;
  text: string;
  task?: Task;
  model?: string;
  parentId?: Id | null;
  /** A version of the first message; without it a missing parent means the newest reply. */
  first?: boolean;
  queue?: boolean;
}

export interface SendResult {
  messageId: Id;
  replyId: Id;
  position: number;
}

export interface Model {
  id: string;
  name: string;
  state: 'loaded' | 'available';
  contextLength: number | null;
  allowed: boolean;
}

export interface SearchHit {
  conversationId: Id;
  messageId: Id | null;
  title: string;
  snippet: string;
  at: string;
}

export interface Device {
  id: Id;
  /** What the member calls it, else what the browser says it is. */
  name: string;
  device: string;
  createdAt: string;
  lastSeenAt: string;
  current: boolean;
}
