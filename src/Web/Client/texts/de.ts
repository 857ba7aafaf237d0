import { admin } from './de/admin';
import { chat } from './de/chat';
import { doors } from './de/doors';
import { history } from './de/history';
import { problems } from './de/problems';
import { settings } from './de/settings';
import type { Catalogue } from './catalogue';

/** German. The members of a family say "du". */
export const de: Catalogue = { ...doors, ...history, ...chat, ...settings, ...admin, ...problems };
