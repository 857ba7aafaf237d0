/** Whole calendar days from `then` to `now`, across changes of daylight saving. */
export function daysBetween(then: Date, now: Date): number {
  const day = (d: Date): number => Date.UTC(d.getFullYear(), d.getMonth(), d.getDate());
  return Math.round((day(now) - day(then)) / 86_400_000);
}
