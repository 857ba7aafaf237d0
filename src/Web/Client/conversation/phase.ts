import type { Message, ModelServer } from '../protocol/types';
import type { Draft } from './draft';

/** The states of a reply that a person is told about; each has words in the catalogue. */
export type Phase = 'queued' | 'asleep' | 'loading' | 'thinking' | 'writing' | 'music';

export function phaseOf(draft: Draft, server: ModelServer): Phase {
  if (draft.text) return 'writing';
  if (draft.music.length > 0) return 'music';
  if (draft.reasoning) return 'thinking';
  if (draft.state === 'queued' && (server.state === 'unreachable' || server.state === 'noModel')) return 'asleep';
  if (draft.state === 'loading' || (draft.state === 'queued' && server.state === 'loading')) return 'loading';
  if (draft.state === 'queued' && draft.position > 0) return 'queued';
  return 'writing';
}

export type Ending = 'whole' | 'stopped' | 'cutOff' | 'interrupted' | 'failed';

/** `cutOff`: the model ran out of room; its text is kept and can go on. */
export function endingOf(message: Message): Ending {
  if (message.state === 'stopped') return 'stopped';
  if (message.state === 'interrupted') return 'interrupted';
  if (message.state === 'failed') return 'failed';
  return message.usage?.truncated ? 'cutOff' : 'whole';
}
