import type { Saying } from '../protocol/problem';
import type { TemplateResult } from 'lit-html';
import type { Cell, DraftSnapshot, Id, Message, Role } from '../protocol/types';

/** One page of the admin's. */
export interface Section {
  view: () => TemplateResult;
  /** Ends what still waits or watches; called when the admin goes elsewhere. */
  close?: () => void;
}

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

export const meanings = [
  ...(['title', 'artist', 'albumArtist', 'album', 'composer', 'lyricist', 'genre', 'language', 'label', 'playlist', 'year'] as const),
  ...(['duration', 'rating', 'trackNumber', 'trackCount', 'discNumber', 'discCount', 'playCount', 'skipCount', 'lastPlayed'] as const),
  ...(['lastSkipped', 'dateAdded', 'dateModified', 'bitRate', 'sampleRate', 'fileSize', 'beatsPerMinute', 'format'] as const),
  ...(['location', 'comments', 'grouping', 'asWritten', 'other'] as const),
] as const;
export type Meaning = (typeof meanings)[number];

/** A column as it is, or as it would be. */
export interface MusicColumn {
  name: string;
  /** The heading in the file. */
  originalName: string;
  meaning: Meaning;
  description: string;
  filledPercent?: number;
  examples?: string[];
  /** The admin said what it means. */
  edited?: boolean;
}

export interface MusicTable {
  name: string;
  rows: number | null;
  columns: MusicColumn[];
}

export interface MusicPreview {
  /** By it the file is imported without being sent again, for some minutes. */
  id: Id;
  tables: (MusicTable & { sample: Cell[][] })[];
  problems: ImportProblem[];
}

export interface ImportProblem {
  /** 0 stands for the file as a whole. */
  row: number;
  message: string;
  said?: Saying | null;
}

/** `running`, `stopping`, or how it ended. */
export type ImportState = 'running' | 'stopping' | 'complete' | 'refused' | 'stopped' | 'failed' | 'interrupted';

export interface MusicImport {
  state: ImportState;
  /** Why it did not come in. */
  message?: string | null;
  said?: Saying | null;
  rows: number;
  /** About how many there will be. */
  total?: number | null;
  problemCount: number;
  problems: ImportProblem[];
}

export interface MusicLibrary {
  source: string | null;
  songs: number;
  importedAt: string | null;
  tables: MusicTable[];
  imports: { id: Id; source: string; startedAt: string; state: ImportState; rows: number; message?: string | null; said?: Saying | null }[];
  /** The import that is under way. */
  running: Id | null;
}
