import { type TemplateResult, html, nothing } from 'lit-html';
import { type IconName, icon } from './icons';

/** Where there is nothing yet: a quiet picture, a sentence that teaches, and perhaps the one thing to do. */
export const emptyState = (picture: IconName, text: string, action: unknown = nothing): TemplateResult =>
  html`<div class="empty-state"><span class="empty-picture">${icon(picture)}</span><p>${text}</p>${action}</div>`;
