import type { App } from './app';
import type { Route } from './route';

/** A link of this page: real, so that it can be opened in a tab, and quick, because the page goes there itself. */
export const link =
  (app: App, route: Route) =>
  (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    app.go(route);
  };
