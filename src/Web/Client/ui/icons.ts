import { type TemplateResult, svg, html } from 'lit-html';

const paths = {
  menu: svg`<path d="M4 6h16M4 12h16M4 18h16" />`,
  plus: svg`<path d="M12 5v14M5 12h14" />`,
  search: svg`<circle cx="11" cy="11" r="7" /><path d="m16.5 16.5 4 4" />`,
  send: svg`<path d="M12 19V5M5.5 11.5 12 5l6.5 6.5" />`,
  stop: svg`<rect x="6.5" y="6.5" width="11" height="11" rx="2" />`,
  copy: svg`<rect x="8" y="8" width="12" height="12" rx="2.5" /><path d="M16 8V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v8a2 2 0 0 0 2 2h2" />`,
  check: svg`<path d="m5 12.5 4.5 4.5L19 7.5" />`,
  again: svg`<path d="M20 11a8 8 0 1 0-.9 5M20 5v6h-6" />`,
  speak: svg`<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11" />`,
  quiet: svg`<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM16 9.5l5 5M21 9.5l-5 5" />`,
  edit: svg`<path d="m4 20 .8-4L16 4.8a1.7 1.7 0 0 1 2.4 0l.8.8a1.7 1.7 0 0 1 0 2.4L8 19.2z" />`,
  left: svg`<path d="m14.5 6-6 6 6 6" />`,
  right: svg`<path d="m9.5 6 6 6-6 6" />`,
  down: svg`<path d="m6 9.5 6 6 6-6" />`,
  end: svg`<path d="M12 5v13M6 12.5l6 6 6-6" />`,
  pin: svg`<path d="M9 4h6l-.8 6 3.3 3.5H6.5L9.8 10zM12 13.5V20" />`,
  archive: svg`<rect x="4" y="5" width="16" height="4" rx="1" /><path d="M5.5 9v9a1.5 1.5 0 0 0 1.5 1.5h10a1.5 1.5 0 0 0 1.5-1.5V9M10 13h4" />`,
  trash: svg`<path d="M5 7h14M10 7V4.5h4V7M7 7l.8 12.5h8.4L17 7M10.5 10.5v6M13.5 10.5v6" />`,
  restore: svg`<path d="M4 5v6h6M4.6 11A8 8 0 1 1 6 17" />`,
  more: svg`<circle cx="6" cy="12" r="0.8" /><circle cx="12" cy="12" r="0.8" /><circle cx="18" cy="12" r="0.8" />`,
  gear: svg`<circle cx="12" cy="12" r="3" /><path d="M12 3.5v2.5M12 18v2.5M3.5 12H6M18 12h2.5M6 6l1.8 1.8M16.2 16.2 18 18M6 18l1.8-1.8M16.2 7.8 18 6" />`,
  shield: svg`<path d="M12 3.5 19 6v5.5c0 4.5-3 7.5-7 9-4-1.5-7-4.5-7-9V6z" /><path d="m9 12 2.2 2.2L15.5 10" />`,
  music: svg`<path d="M9 18V6l10-2v12" /><circle cx="6.5" cy="18" r="2.5" /><circle cx="16.5" cy="16" r="2.5" />`,
  chat: svg`<path d="M5 5.5h14a1.5 1.5 0 0 1 1.5 1.5v8a1.5 1.5 0 0 1-1.5 1.5h-7L7.5 20v-3.5H5A1.5 1.5 0 0 1 3.5 15V7A1.5 1.5 0 0 1 5 5.5z" />`,
  close: svg`<path d="M6 6l12 12M18 6 6 18" />`,
  download: svg`<path d="M12 4v11M7 10.5l5 5 5-5M5 19.5h14" />`,
  panel: svg`<rect x="3.5" y="5" width="17" height="14" rx="2" /><path d="M9.5 5v14" />`,
  person: svg`<circle cx="12" cy="8.5" r="3.5" /><path d="M5 19.5c.8-3.6 3.6-5.5 7-5.5s6.2 1.9 7 5.5" />`,
  out: svg`<path d="M10 5H6a1.5 1.5 0 0 0-1.5 1.5v11A1.5 1.5 0 0 0 6 19h4M14 8l4 4-4 4M18 12H9.5" />`,
  clock: svg`<circle cx="12" cy="12" r="8" /><path d="M12 7.5V12l3 2" />`,
  warning: svg`<path d="M12 4.5 21 19.5H3zM12 10v4.5M12 17v.2" />`,
  text: svg`<path d="M6 4h8l4 4v12H6zM9 11h6M9 14.5h6M9 18h3" />`,
  bulb: svg`<path d="M9.5 18h5M10.5 21h3M12 3.5a6 6 0 0 1 3.6 10.8c-.7.6-1.1 1.2-1.1 2.2h-5c0-1-.4-1.6-1.1-2.2A6 6 0 0 1 12 3.5z" />`,
  fork: svg`<path d="M7.5 3.5v5a2.5 2.5 0 0 1-5 0v-5M5 3.5v17M19 20.5v-6.5h-3V8c0-2.5 1.2-4.5 3-4.5z" />`,
  heart: svg`<path d="M12 20s-7.5-4.6-7.5-10A4.3 4.3 0 0 1 12 7.2 4.3 4.3 0 0 1 19.5 10c0 5.4-7.5 10-7.5 10z" />`,
  disc: svg`<circle cx="12" cy="12" r="8.5" /><circle cx="12" cy="12" r="2.5" />`,
  compass: svg`<circle cx="12" cy="12" r="8.5" /><path d="m15.5 8.5-2 5-5 2 2-5z" />`,
  keyboard: svg`<rect x="3" y="6" width="18" height="12" rx="2" /><path d="M7 10h.1M11 10h.1M15 10h.1M17.5 14h.1M6.5 14h.1M9.5 14h5" />`,
} as const;

export type IconName = keyof typeof paths;

/** A stroke drawing beside a label or inside a control that has an accessible name; never the only word. */
export const icon = (name: IconName): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${paths[name]}</svg>`;
