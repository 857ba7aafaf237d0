import { admin } from './de/admin';
import { chat } from './de/chat';
import { doors } from './de/doors';
import { history } from './de/history';
import { imports } from './de/imports';
import { library } from './de/library';
import { problems } from './de/problems';
import { record } from './de/record';
import { rules } from './de/rules';
import { settings } from './de/settings';
import type { Catalogue } from './catalogue';

/** German. The members of a family say "du". */
export const de: Catalogue = { ...doors, ...history, ...chat, ...settings, ...admin, ...library, ...imports, ...record, ...rules, ...problems };
