import { t } from '../texts/texts';
import { setDrawer } from '../home/drawer';
import { startRename } from '../history/rename';
import { showShortcuts } from '../settings/shortcutsSheet';
import type { FamilyChat } from './app';

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.matches('input, textarea, select') || target.isContentEditable);

/** The keys that work everywhere on the page; each is in the sheet under `?`. */
export function listenForShortcuts(app: FamilyChat): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || !app.home || document.querySelector('dialog[open]')) return;
    if (run(app, event)) event.preventDefault();
  });
}

function run(app: FamilyChat, event: KeyboardEvent): boolean {
  const control = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (control && !event.shiftKey && key === 'k') return done(() => app.go({ name: 'search', q: '' }));
  if (control && event.shiftKey && key === 'o') return done(() => app.go({ name: 'chat', id: null }));
  if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) return step(app, event.key === 'ArrowUp' ? -1 : 1);
  if (event.key === 'F2' && app.chat?.id) return done(() => startRename(app, app.chat!.id!));
  if (event.key === 'Escape') return escape(app);
  if (control || event.altKey || typing(event.target)) return false;
  if (event.key === '/') return done(() => app.chat?.composer.focus());
  if (event.key === '?') return done(() => showShortcuts(t('shortcuts.title')));
  return false;
}

function escape(app: FamilyChat): boolean {
  if (app.drawer) {
    setDrawer(app, false);
    return true;
  }
  return app.chat?.stop() ?? false;
}

/** The conversation above or below in the list. */
function step(app: FamilyChat, by: number): boolean {
  const list = app.home?.conversations.active ?? [];
  const at = list.findIndex((s) => s.id === app.chat?.id);
  const next = list[at < 0 ? 0 : at + by];
  if (next) app.go({ name: 'chat', id: next.id });
  return true;
}

function done(run: () => void): true {
  run();
  return true;
}
