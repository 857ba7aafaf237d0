import { type TemplateResult, html } from 'lit-html';

/**
 * What a reply is made of, while it is written and after: the text stands in one element all along, so that its end moves
 * nothing, keeps a selection, and costs the browser no new layout of a long text.
 */
export const replyParts = (above: unknown, body: HTMLElement, below: unknown): TemplateResult => html`${above} ${body} ${below}`;

/** The model's thoughts, folded. */
export const reasoningView = (text: string, summary: string): TemplateResult =>
  html`<details class="reasoning">
    <summary>${summary}</summary>
    <div dir="auto">${text}</div>
  </details>`;
