import type { Id, Message } from '../protocol/types';
import type { Draft } from './draft';

/** One place on the path the reader sees: a message or the reply being written, and its versions. */
export interface Step {
  id: Id;
  parentId: Id | null;
  message: Message | null;
  draft: Draft | null;
  /** Ids of all versions in this place, oldest first; `version` is the index of this one. */
  versions: readonly Id[];
  version: number;
}

/** Which version the reader paged to, by the parent they share ('' for the first message). */
export type Choices = ReadonlyMap<Id, Id>;

interface Node {
  id: Id;
  parentId: Id | null;
  message: Message | null;
  draft: Draft | null;
}

/** The path from the first message to a leaf: at each fork the newest child, unless another was chosen. */
export function path(messages: readonly Message[], draft: Draft | null, choices: Choices): Step[] {
  const children = childrenOf(messages, draft);
  const steps: Step[] = [];
  const seen = new Set<Id>();
  let siblings = children.get('');
  while (siblings) {
    const versions = siblings.map((n) => n.id);
    const wanted = choices.get(siblings[0]!.parentId ?? '');
    const at = wanted !== undefined && versions.includes(wanted) ? versions.indexOf(wanted) : versions.length - 1;
    const node = siblings[at]!;
    if (seen.has(node.id)) break;
    seen.add(node.id);
    steps.push({ ...node, versions, version: at });
    siblings = children.get(node.id);
  }
  return steps;
}

/** Where the conversation goes on when nothing else is said: after the newest reply, written or being written. */
export const newestReply = (messages: readonly Message[], draft: Draft | null): Id | null =>
  draft?.replyId ?? messages.findLast((m) => m.role === 'assistant')?.id ?? null;

/** The choices under which `id` is on the path; used to open a conversation at a found message. */
export function choicesTo(messages: readonly Message[], id: Id): Map<Id, Id> {
  const byId = new Map(messages.map((m) => [m.id, m]));
  const choices = new Map<Id, Id>();
  for (let m = byId.get(id); m && !choices.has(m.parentId ?? ''); m = m.parentId ? byId.get(m.parentId) : undefined) {
    choices.set(m.parentId ?? '', m.id);
  }
  return choices;
}

/** A message whose parent is not known hangs at the root, so that nothing is ever hidden. */
function childrenOf(messages: readonly Message[], draft: Draft | null): Map<Id, Node[]> {
  const nodes: Node[] = messages.map((message) => ({ id: message.id, parentId: message.parentId, message, draft: null }));
  if (draft) nodes.push({ id: draft.replyId, parentId: draft.parentId, message: null, draft });
  const known = new Set(nodes.map((n) => n.id));
  const children = new Map<Id, Node[]>();
  for (const node of nodes) {
    if (node.parentId !== null && !known.has(node.parentId)) node.parentId = null;
    const key = node.parentId ?? '';
    const list = children.get(key);
    if (list) list.push(node);
    else children.set(key, [node]);
  }
  return children;
}
