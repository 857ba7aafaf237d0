import { remembered, show } from './settings/preferences';

/** Runs before the first paint, so that a dark page is never white for a moment. */
show(remembered());
