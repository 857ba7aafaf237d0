import { type Block, htmlOf, htmlOfGrowing } from './blocks';
import { codeBlock, highlight } from './code';
import { setFormulas } from './formulas';
import { GrowingText } from './growth';
import { morph } from './morph';
import { toElements } from './sanitize';

/**
 * A text that is shown while it grows. Blocks that can no longer change are made once; only the last one is
 * made again, and code in an open fence is appended to, so that a frame costs the same in a long reply as in a short one.
 */
export class LiveMarkdown {
  readonly #text = new GrowingText();
  /** The element of the last block, which may still change. */
  #last: HTMLElement | null = null;
  #code: Text | null = null;

  constructor(private readonly host: HTMLElement) {}

  /** Answers false when some of it is left for a later frame. */
  show(text: string): boolean {
    const growth = this.#text.next(text);
    if (!growth) return false;
    if (growth.code !== null) {
      this.#code?.appendData(growth.code);
      return true;
    }
    this.#settle(growth.done);
    if (growth.fence) this.#showCode(growth.fence.language, growth.fence.code);
    else if (growth.last) this.#showLast(growth.last);
    return true;
  }

  /** The text is whole: every block is made as final. */
  finish(text: string): void {
    this.#settle(this.#text.rest(text));
  }

  /** The first of these blocks is the one that was last so far; its element is changed, not replaced. */
  #settle(blocks: readonly Block[]): void {
    const shown = blocks.filter((b) => b.token.type !== 'space');
    for (let at = 0; at < shown.length; ) {
      const code = shown.findIndex((b, i) => i >= at && b.token.type === 'code');
      const end = code < 0 ? shown.length : code;
      if (end > at) this.#settleProse(shown.slice(at, end));
      if (code >= 0) this.#settleCode(shown[code]!);
      at = end + 1;
    }
  }

  #settleCode({ token }: Block): void {
    if (token.type !== 'code') return;
    const language = (token.lang ?? '').split(/\s/)[0] ?? '';
    const { element, text } = codeBlock(language, token['text'] as string);
    this.#place(element);
    this.#last = this.#code = null;
    void highlight(text, language);
  }

  /** Blocks in a row go through the sanitizer together: most of its cost is the call. */
  #settleProse(blocks: readonly Block[]): void {
    const made = toElements(blocks.map((b) => `<div class="block">${htmlOf(b.token)}</div>`).join(''));
    for (const element of [...made.children] as HTMLElement[]) {
      const settled = this.#last?.tagName === 'DIV' ? this.#last : element;
      if (settled === element) this.#place(element);
      else morph(settled, element);
      this.#last = this.#code = null;
      wrapTables(settled);
      void setFormulas(settled);
    }
  }

  #showCode(language: string, code: string): void {
    const { element, text } = codeBlock(language, code);
    this.#place(element);
    this.#last = element;
    this.#code = text.firstChild as Text;
  }

  #showLast(block: Block): void {
    if (this.#last?.tagName !== 'DIV') {
      const div = document.createElement('div');
      div.className = 'block';
      this.#place(div);
      this.#last = div;
    }
    this.#code = null;
    morph(this.#last!, toElements(htmlOfGrowing(block)));
  }

  /** Where the last block stands, else at the end. */
  #place(element: HTMLElement): void {
    if (this.#last) this.#last.replaceWith(element);
    else this.host.append(element);
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
