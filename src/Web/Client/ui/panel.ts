import { type TemplateResult, html, nothing } from 'lit-html';

/** What belongs together on a page, on a sheet of its own. */
export const panel = (content: unknown, title = ''): TemplateResult =>
  html`<section class="panel">${title ? html`<h3>${title}</h3>` : nothing} ${content}</section>`;
