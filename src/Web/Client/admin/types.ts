import type { DraftSnapshot, Id, Message, Role } from '../protocol/types';

export interface Policy {
  models?: string[] | null;
  systemPrompt?: string | null;
  /** HH:mm:ss or HH:mm, of the household's day. */
  quietHours?: { from: string; to: string } | null;
  messagesPerDay?: number | null;
  parentTopics?: string[] | null;
}

export interface AdminMember {
  id: Id;
  userName: string;
  displayName: string;
  role: Role;
  disabled: boolean;
  createdAt: string;
  policy: Policy | null;
}

export interface Invitation {
  id: Id;
  role: Role;
  createdAt: string;
  expiresAt: string;
}

export interface AuditEvent {
  sequence: number;
  at: string;
  user: string | null;
  userId: Id;
  conversation: Id | null;
  kind: string;
  summary: string;
  detail: unknown;
  hash: string;
}

export interface AuditPage {
  events: AuditEvent[];
  more: boolean;
}

export interface Verification {
  valid: boolean;
  count: number;
  lastHash: string;
  brokenAt?: number | null;
}

export interface PastConversation {
  title: string;
  deletedAt: string | null;
  messages: Message[];
  draft: DraftSnapshot | null;
}

/** One member's use of one day. */
export interface UsageDay {
  day: string;
  userId: Id;
  displayName: string;
  messages: number;
  promptTokens: number;
  completionTokens: number;
  /** How long the model worked for them. */
  modelMinutes: number;
}

export interface MusicLibrary {
  source: string | null;
  songs: number;
  importedAt: string | null;
}

export interface MusicImport {
  /** running, complete, or how it ended otherwise; then the message says why. */
  state: string;
  message?: string | null;
  rows: number;
  problems: { row: number; message: string }[];
}
