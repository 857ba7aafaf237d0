import { type Block, blocksOf, openFence } from './blocks';

/** UTF-16 code units that may be parsed a frame, on average; a longer block that still grows is parsed in fewer frames instead. */
export const parsedPerFrame = 4_000;

/** What a longer text adds to the page: blocks that are done for good, and the last one, which may still change. */
export interface Growth {
  done: readonly Block[];
  last: Block | null;
  /** The open fence `last` is, if it is one. */
  fence: OpenFence | null;
  /** Code to append to the open fence of before; then there is nothing else. */
  code: string | null;
}

interface OpenFence {
  language: string;
  code: string;
}

/**
 * Follows a text that only grows. What can no longer change is given out once; code in an open fence is only appended; the work
 * of a frame is bounded, so that a list or a table of thousands of lines costs a frame no more than a paragraph.
 */
export class GrowingText {
  /** UTF-16 code units parsed so far, over all frames. */
  parsed = 0;
  #done = 0;
  #fence: { end: number; closing: RegExp } | null = null;
  #framesToRest = 0;

  /** Null: not in this frame, ask again in the next. */
  next(text: string): Growth | null {
    const code = this.#moreCode(text);
    if (code !== null) return { done: [], last: null, fence: null, code };
    if (this.#framesToRest > 0) {
      this.#framesToRest--;
      return null;
    }
    const blocks = this.#parse(text);
    this.#framesToRest = Math.floor((text.length - this.#done) / parsedPerFrame);
    const at = blocks.findLastIndex((b) => b.token.type !== 'space');
    const fence = at < 0 ? null : openFence(blocks[at]!.raw);
    // A closed fence is done: nothing that follows can open it again.
    const ends = at < 0 ? 0 : isClosedFence(blocks[at]!) ? at + 1 : at;
    const done = blocks.slice(0, ends);
    for (const block of done) this.#done += block.raw.length;
    this.#fence = fence && { end: text.length, closing: closingOf(blocks[at]!.raw) };
    return { done, last: ends > at ? null : blocks[at]!, fence, code: null };
  }

  /** The text is whole: what is left of it. */
  rest(text: string): readonly Block[] {
    const blocks = this.#parse(text);
    this.#done = text.length;
    return blocks;
  }

  /** A carriage return becomes a blank of the same length, because blocks are counted in code units. */
  #parse(text: string): Block[] {
    const tail = text.slice(this.#done).replaceAll('\r', ' ');
    this.parsed += tail.length;
    return blocksOf(tail);
  }

  /** What came into the open fence, when it is still open: only the line the last piece ended in and those after it can close it. */
  #moreCode(text: string): string | null {
    const fence = this.#fence;
    if (!fence) return null;
    const line = text.lastIndexOf('\n', fence.end - 1) + 1;
    const news = text.slice(line).replaceAll('\r', ' ');
    this.parsed += news.length;
    if (fence.closing.test(news)) {
      this.#fence = null;
      this.#framesToRest = 0;
      return null;
    }
    const code = news.slice(fence.end - line);
    fence.end = text.length;
    return code;
  }
}

const isClosedFence = ({ token, raw }: Block): boolean =>
  token.type === 'code' && token['codeBlockStyle'] !== 'indented' && raw.endsWith('\n') && openFence(raw) === null;

/** A line that closes the fence a block begins with (CommonMark, 4.5). */
function closingOf(raw: string): RegExp {
  const [, marks] = /^ {0,3}(`{3,}|~{3,})/.exec(raw)!;
  return new RegExp(`^ {0,3}\\${marks![0]!}{${marks!.length},}[ \\t]*$`, 'm');
}
