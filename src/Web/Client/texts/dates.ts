import { daysBetween } from './days';

/** Relative within a week ("yesterday, 14:05"), then a date; in the member's language. */
export function when(at: string, now: Date, language: string): string {
  const then = new Date(at);
  const days = daysBetween(then, now);
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(then);
  if (days <= 0) return time;
  if (days === 1) return `${new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-1, 'day')}, ${time}`;
  if (days < 7) return `${new Intl.DateTimeFormat(language, { weekday: 'long' }).format(then)}, ${time}`;
  const sameYear = then.getFullYear() === now.getFullYear();
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) }).format(then);
}

export const fullDate = (at: string, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' }).format(new Date(at));

export const day = (at: string, language: string): string => new Intl.DateTimeFormat(language, { dateStyle: 'full' }).format(new Date(at));

/** A day as short as it can be told, "24 Oct"; `iso` is yyyy-mm-dd in the reader's own calendar. */
export const shortDay = (iso: string, language: string): string =>
  new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' }).format(new Date(`${iso}T12:00:00`));

export const time = (at: string, language: string): string => new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(new Date(at));
