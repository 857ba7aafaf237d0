import type { Id, Message, Task } from '../protocol/types';

/** What the messages on the screen may ask of the conversation they stand in. */
export interface MessageActions {
  /** The conversation; null before its first message. */
  readonly id: Id | null;
  /** The question that is being changed, if any. */
  readonly editing: Id | null;
  /** The model the next reply is asked of; null leaves it to the server. */
  readonly model: string | null;
  edit(id: Id | null): void;
  /** Asks a question in other words: a sibling of the original, which stays. */
  resend(message: Message, text: string): void;
  regenerate(replyId: Id, parentId: Id | null): void;
  continueReply(replyId: Id): void;
  /** Shows another version of what stands under `parentId`. */
  choose(parentId: Id | null, id: Id): void;
  /** Takes back a message the server refused, so that it can be changed and sent again. */
  takeBack(messageId: Id, text: string): void;
  send(text: string, task: Task): boolean;
}
