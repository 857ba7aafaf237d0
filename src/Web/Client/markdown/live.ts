import { type Block, blocksOf, htmlOf, openFence } from './blocks';
import { codeBlock, highlight } from './code';
import { setFormulas } from './formulas';
import { morph } from './morph';
import { toElements } from './sanitize';

/**
 * A text that is shown while it grows. Blocks that can no longer change are made once; only the last one is
 * made again, and code in an open fence is appended to, so that a frame costs the same in a long reply as in a short one.
 */
export class LiveMarkdown {
  #settledLength = 0;
  #last: HTMLElement | null = null;
  #fence: { text: Text; length: number } | null = null;

  constructor(private readonly host: HTMLElement) {}

  show(text: string): void {
    const tail = this.#tail(text);
    if (this.#growFence(tail)) return;
    const blocks = blocksOf(tail);
    const last = blocks.findLastIndex((b) => b.token.type !== 'space');
    blocks.slice(0, Math.max(0, last)).forEach((block) => this.#settle(block));
    if (last >= 0) this.#showLast(blocks[last]!);
  }

  /** The text is whole: every block is made as final. */
  finish(text: string): void {
    for (const block of blocksOf(this.#tail(text))) this.#settle(block);
  }

  /** What is not settled yet; a carriage return becomes a blank of the same length, because blocks are counted in code units. */
  #tail(text: string): string {
    return text.slice(this.#settledLength).replaceAll('\r', ' ');
  }

  #growFence(tail: string): boolean {
    const open = this.#fence && openFence(tail);
    if (!this.#fence || !open) return false;
    this.#fence.text.appendData(open.code.slice(this.#fence.length));
    this.#fence.length = open.code.length;
    return true;
  }

  #settle(block: Block): void {
    this.#settledLength += block.raw.length;
    this.#fence = null;
    const last = this.#last;
    this.#last = null;
    if (block.token.type === 'space') return;
    if (block.token.type === 'code') {
      const language = (block.token.lang ?? '').split(/\s/)[0] ?? '';
      const { element, text } = codeBlock(language, block.token.text);
      this.#place(element, last);
      void highlight(text, language);
      return;
    }
    const element = last ?? this.#place(this.#div(), null);
    morph(element, toElements(htmlOf(block.token)));
    wrapTables(element);
    void setFormulas(element);
  }

  #showLast(block: Block): void {
    const open = openFence(block.raw);
    if (open) {
      const { element, text } = codeBlock(open.language, open.code);
      this.#place(element, this.#last);
      this.#last = element;
      this.#fence = { text: text.firstChild as Text, length: open.code.length };
      return;
    }
    if (this.#last?.tagName !== 'DIV') this.#last = this.#place(this.#div(), this.#last);
    morph(this.#last!, toElements(htmlOf(block.token)));
  }

  #div(): HTMLElement {
    const div = document.createElement('div');
    div.className = 'block';
    return div;
  }

  #place(element: HTMLElement, instead: HTMLElement | null): HTMLElement {
    if (instead) instead.replaceWith(element);
    else this.host.append(element);
    return element;
  }
}

/** A wide table scrolls by itself instead of the page. */
function wrapTables(root: HTMLElement): void {
  for (const table of root.querySelectorAll('table')) {
    if (table.parentElement?.classList.contains('table-scroll')) continue;
    const scroll = document.createElement('div');
    scroll.className = 'table-scroll';
    scroll.tabIndex = 0;
    scroll.setAttribute('role', 'group');
    table.replaceWith(scroll);
    scroll.append(table);
  }
}
