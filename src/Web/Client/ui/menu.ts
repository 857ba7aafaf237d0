import { html, nothing, render } from 'lit-html';
import { icon, type IconName } from './icons';

export interface MenuItem {
  label: string;
  icon?: IconName;
  danger?: boolean;
  keys?: string;
  run: () => void;
}

let close: () => void = () => {};

export const closeMenu = (): void => close();

/** Opens a menu beside its button; arrow keys move, Esc closes, and the focus goes back where it was. */
export function openMenu(anchor: HTMLElement, label: string, items: readonly MenuItem[]): void {
  close();
  const host = document.createElement('div');
  host.className = 'menu';
  host.setAttribute('role', 'menu');
  host.setAttribute('aria-label', label);
  render(items.map(item), host);
  (anchor.closest('nav, main') ?? document.body).append(host);
  anchor.setAttribute('aria-expanded', 'true');
  const beside = (): void => place(host, anchor.getBoundingClientRect());
  beside();
  addEventListener('resize', beside);
  const buttons = [...host.querySelectorAll('button')];
  buttons[0]?.focus();

  const leave = (event: Event): void => {
    if (!host.contains(event.target as Node)) close();
  };
  close = (): void => {
    close = (): void => {};
    document.removeEventListener('pointerdown', leave, true);
    removeEventListener('resize', beside);
    anchor.setAttribute('aria-expanded', 'false');
    const inside = host.contains(document.activeElement);
    host.remove();
    if (inside && anchor.isConnected) anchor.focus();
  };
  document.addEventListener('pointerdown', leave, true);
  host.addEventListener('keydown', (e) => key(e, buttons));
  host.addEventListener('focusout', (e) => e.relatedTarget instanceof Node && !host.contains(e.relatedTarget) && close());

  function item(i: MenuItem): unknown {
    const run = (): void => {
      close();
      i.run();
    };
    return html`<button role="menuitem" tabindex="-1" class=${i.danger ? 'danger' : ''} @click=${run}>
      ${i.icon ? icon(i.icon) : nothing}<span>${i.label}</span>${i.keys ? html`<kbd>${i.keys}</kbd>` : nothing}
    </button>`;
  }
}

function key(event: KeyboardEvent, buttons: readonly HTMLButtonElement[]): void {
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (to !== undefined) buttons.at(to % buttons.length)?.focus();
  else if (event.key === 'Escape' || event.key === 'Tab') close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** Below the button, or above when there is no room; never outside the window. */
function place(host: HTMLElement, anchor: DOMRect): void {
  const { offsetWidth: width, offsetHeight: height } = host;
  const below = anchor.bottom + 4;
  host.style.top = `${below + height > innerHeight - 8 ? Math.max(8, anchor.top - height - 4) : below}px`;
  host.style.left = `${Math.max(8, Math.min(anchor.left, innerWidth - width - 8))}px`;
}
