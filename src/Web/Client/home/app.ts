import type { Hub } from '../protocol/hub';
import type { Member, Model, Session } from '../protocol/types';
import type { Toasts } from '../ui/toast';
import type { Conversations } from './conversations';
import type { Drafts } from './drafts';
import type { Place } from './place';
import type { Preferences } from './preferences';
import type { Route } from './route';
import type { Sender } from './sender';

/** Everything a signed-in member's page has open. */
export interface Home {
  member: Member;
  conversations: Conversations;
  sender: Sender;
  drafts: Drafts;
  models: readonly Model[];
}

/**
 * The page as the rooms see it: who is here, where they are, and what any room may ask of the whole. The rooms
 * depend on this and never on the app that puts them together, so that dependencies run one way.
 */
export interface App {
  readonly session: Session | null;
  /** What the family calls its chat. */
  readonly title: string;
  readonly preferences: Preferences;
  readonly route: Route;
  /** Null until someone is signed in. */
  readonly home: Home | null;
  /** The conversation on the screen. */
  readonly chat: Place | null;
  readonly hub: Hub;
  readonly toasts: Toasts;
  /** The history lies over the page, on a narrow screen. */
  drawer: boolean;
  /** Draws the page again, at most once a frame. */
  readonly redraw: () => void;
  /** Tells the member what went wrong. */
  readonly failed: (error: unknown) => void;
  go(route: Route, replace?: boolean): void;
  signedIn(next: string | null): void;
  /** Goes to `next` when the server has ended the session; stays where it could not. */
  signOut(next?: string): Promise<void>;
  prefer(change: Preferences): Promise<void>;
  loadModels(): Promise<void>;
  /** What the server says of itself has changed: its name, who may join, which model server it asks. */
  refreshSession(): Promise<void>;
}
