import { remembered, show } from './home/preferences';

/** Runs before the first paint, so that a dark page is never white for a moment. */
show(remembered());
