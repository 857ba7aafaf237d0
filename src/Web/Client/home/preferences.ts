import { get, put } from '../protocol/api';

/** What a member chose about the page. `undefined` = follow the device. */
export interface Preferences {
  theme?: 'system' | 'light' | 'dark' | 'contrast';
  accent?: Accent;
  /** Per cent of the browser's own size, 100–175. */
  textSize?: number;
  reducedMotion?: boolean;
  /** False: Enter makes a new line and Ctrl Enter sends. */
  sendOnEnter?: boolean;
  language?: string;
}

export const accents = ['terracotta', 'forest', 'ocean', 'plum', 'marigold', 'rose'] as const;
export type Accent = (typeof accents)[number];
export const textSizes = [100, 115, 130, 150, 175] as const;

const key = 'familychat.preferences';

/** The copy in this browser, so that the page has its colours before the server has answered. */
export function remembered(): Preferences {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? '{}') as Preferences | null) ?? {};
  } catch {
    return {};
  }
}

export async function load(): Promise<Preferences> {
  const preferences = (await get<Preferences | null>('/api/preferences')) ?? {};
  const known = Object.fromEntries(Object.entries(preferences).filter(([, v]) => v !== null)) as Preferences;
  remember(known);
  return known;
}

let saved: Promise<unknown> = Promise.resolve();

/** One after the other: of two choices made in quick succession the last one holds on the server, too. */
export function save(preferences: Preferences): Promise<void> {
  remember(preferences);
  const saving = saved.then(() => put<void>('/api/preferences', preferences));
  saved = saving.catch(() => {});
  return saving;
}

function remember(preferences: Preferences): void {
  try {
    localStorage.setItem(key, JSON.stringify(preferences));
  } catch {
    // A full or forbidden store costs a flash of the default colours at the next start, nothing more.
  }
  show(preferences);
}

/** Puts the choices on the root element, where the style sheets read them. */
export function show(p: Preferences): void {
  const root = document.documentElement;
  const set = (name: string, value: string | undefined): void => {
    if (value === undefined) delete root.dataset[name];
    else root.dataset[name] = value;
  };
  set('theme', themeFor(p.theme, matchMedia('(prefers-contrast: more)').matches));
  set('accent', p.accent);
  set('motion', p.reducedMotion ? 'reduced' : undefined);
  set('size', p.textSize && p.textSize !== 100 ? String(p.textSize) : undefined);
}

/** The theme to mark on the page: the member's choice, else high contrast where the device asks for it, else none. */
export function themeFor(chosen: Preferences['theme'], moreContrast: boolean): string | undefined {
  if (chosen && chosen !== 'system') return chosen;
  return moreContrast ? 'contrast' : undefined;
}
