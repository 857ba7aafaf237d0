const nearEnd = 48;

/** Sticks to the end only while the reader is there; anywhere else the text under the eyes does not move. */
export class ScrollKeeper {
  atEnd = true;
  /** Something was added below while the reader was elsewhere. */
  missed = false;
  #size = '';
  readonly #resized: ResizeObserver;
  readonly #scrolled = (): void => this.#look();

  constructor(
    private readonly scroller: HTMLElement,
    content: HTMLElement,
    private readonly onChange: () => void,
  ) {
    scroller.addEventListener('scroll', this.#scrolled, { passive: true });
    this.#resized = new ResizeObserver(() => this.atEnd && this.#jump());
    this.#resized.observe(content);
    this.#resized.observe(scroller);
  }

  /** Something grew. Where the reader is at the end the observer goes along, after the browser's own layout, so that none is forced here. */
  follow(): void {
    if (!this.atEnd && !this.missed) {
      this.missed = true;
      this.onChange();
    }
  }

  toEnd(): void {
    this.atEnd = true;
    this.missed = false;
    this.#jump();
    this.onChange();
  }

  /** Something is unfolded to be read: its beginning stays where it is. */
  hold(): void {
    this.atEnd = false;
    requestAnimationFrame(this.#scrolled);
  }

  /** Runs something that adds above, and keeps what is on the screen where it was (also where the browser does not). */
  keeping(add: () => void): void {
    const before = this.scroller.scrollHeight;
    const top = this.scroller.scrollTop;
    add();
    if (this.atEnd) return this.#jump();
    if (!CSS.supports('overflow-anchor', 'auto')) this.scroller.scrollTop = top + this.scroller.scrollHeight - before;
  }

  /** Brings a message into view; false while it is not drawn yet. */
  show(id: string): boolean {
    const found = this.scroller.querySelector<HTMLElement>(`[data-message="${CSS.escape(id)}"]`);
    if (!found) return false;
    this.atEnd = false;
    found.scrollIntoView({ block: 'center' });
    found.classList.add('found');
    found.focus({ preventScroll: true });
    return true;
  }

  close(): void {
    this.scroller.removeEventListener('scroll', this.#scrolled);
    this.#resized.disconnect();
  }

  #jump(): void {
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  #look(): void {
    const { scrollTop, clientWidth, clientHeight, scrollHeight } = this.scroller;
    const size = `${clientWidth} ${clientHeight}`;
    const resized = size !== this.#size;
    this.#size = size;
    // A window that was turned or a keyboard that came up scrolls too; it takes nobody away from the end.
    if (resized && this.atEnd) return this.#jump();
    const atEnd = scrollHeight - scrollTop - clientHeight < nearEnd;
    if (atEnd === this.atEnd) return;
    this.atEnd = atEnd;
    if (atEnd) this.missed = false;
    this.onChange();
  }
}
