import { answerTo, evidence, thoughts } from './samples.mjs';

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const speed = Number(process.env.TOKEN_MS ?? 20);

/** Writes a reply piece by piece, as a model would; a question with the words "queue", "fail" or "think" shows those states. */
export async function write(world, c, replyId, question, text) {
  const id = c.summary.id;
  const asked = question?.text ?? '';
  const emit = (output) => world.emit(id, output);
  const draft = (c.draft = { replyId, text, offset: text.length, state: 'queued', parentId: question?.id ?? null, reasoning: '' });
  if (question) question.state = 'complete';
  c.summary.generating = true;
  world.listed(c);
  for (let position = /queue/i.test(asked) ? 2 : 0; position >= 0 && !draft.stopped; position--) {
    emit({ type: 'queued', replyId, position });
    await pause(position ? 1500 : 150);
  }
  draft.state = 'writing';
  emit({ type: 'started', replyId, model: 'qwen3-8b' });
  if (/think/i.test(asked)) await stream(draft, 'reasoning', thoughts, emit);
  const music = question?.task === 'music';
  if (music) {
    for (const step of ['generating', 'validating', 'executing', 'summarising']) {
      if (draft.stopped) break;
      emit({ type: 'music', replyId, step, attempt: 1 });
      await pause(400);
    }
  }
  const failed = /fail/i.test(asked);
  const whole = text + (music ? 'There are two albums by **A. R. Rahman** in the library: *Roja* and *Dil Se*.' : answerTo(asked));
  await stream(draft, 'text', failed ? '' : whole, emit);
  const state = draft.stopped ? 'stopped' : failed ? 'failed' : 'complete';
  const message = {
    id: replyId,
    role: 'assistant',
    text: draft.text,
    at: new Date().toISOString(),
    task: question?.task ?? 'general',
    state,
    parentId: draft.parentId,
    model: 'qwen3-8b',
    reasoning: draft.reasoning || null,
    usage: { promptTokens: 2400, completionTokens: 320, tokensPerSecond: 41.2, firstTokenMs: 380 },
    ...(failed ? { error: { code: 'model-crashed', message: 'The model crashed.' } } : {}),
    ...(music ? { music: evidence } : {}),
  };
  c.draft = null;
  c.messages.push(message);
  c.summary.generating = false;
  emit({ type: 'ended', replyId, message });
  world.listed(c);
  const next = c.queue.shift();
  if (next) {
    next.message.parentId = replyId;
    emit({ type: 'message', message: { ...next.message, state: 'complete' } });
    await write(world, c, next.replyId, next.message, '');
  }
}

async function stream(draft, field, whole, emit) {
  while (!draft.stopped && draft[field].length < whole.length) {
    const offset = draft[field].length;
    const piece = whole.slice(offset, offset + 4);
    draft[field] += piece;
    draft.offset = draft.text.length;
    emit({ type: field === 'text' ? 'delta' : 'reasoning', replyId: draft.replyId, offset, text: piece });
    await pause(speed);
  }
}
