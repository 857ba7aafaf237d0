import { admin } from './en/admin';
import { chat } from './en/chat';
import { doors } from './en/doors';
import { history } from './en/history';
import { imports } from './en/imports';
import { library } from './en/library';
import { problems } from './en/problems';
import { record } from './en/record';
import { rules } from './en/rules';
import { settings } from './en/settings';

/**
 * Every text of the page, in English. For translators:
 * - copy this file and the folder beside it, keep the keys, translate the values; `{name}` in braces is filled in and must stay.
 * - keys ending in `.one` and `.other` are plural forms; a language with more forms adds `.few`, `.many` and so on.
 * - tone: short, warm, plain; the person first, the machine last; no exclamation marks, no technical words.
 */
export const en = { ...doors, ...history, ...chat, ...settings, ...admin, ...library, ...imports, ...record, ...rules, ...problems };
