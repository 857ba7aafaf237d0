import type { App } from '../home/app';

const key = 'familychat.historyWidth';
const narrowest = 200;
const widest = 480;
let width = clamp(Number(localStorage.getItem(key)) || 280);

export const historyWidth = (): number => width;

function clamp(px: number): number {
  return Math.round(Math.min(widest, Math.max(narrowest, px)));
}

function set(px: number): void {
  width = clamp(px);
  document.documentElement.style.setProperty('--history', `${width}px`);
  localStorage.setItem(key, String(width));
}

/** Drags the line between the panes. */
export function startResize(event: PointerEvent): void {
  const handle = event.currentTarget as HTMLElement;
  const rtl = getComputedStyle(handle).direction === 'rtl';
  handle.setPointerCapture(event.pointerId);
  const move = (e: PointerEvent): void => set(rtl ? innerWidth - e.clientX : e.clientX);
  handle.addEventListener('pointermove', move);
  handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), { once: true });
}

export function resizeKey(app: App, event: KeyboardEvent): void {
  const by = { ArrowLeft: -16, ArrowRight: 16 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  set(width + by);
  app.redraw();
}

set(width);
