import { type TemplateResult, html, svg } from 'lit-html';

const bubble = svg`<path d="M150 128h212a62 62 0 0 1 62 62v112a62 62 0 0 1-62 62H262l-86 70v-70h-26a62 62 0 0 1-62-62V190a62 62 0 0 1 62-62Z" />`;

/** The sign on the door, in the member's accent; the same shapes as the app's icon (build/icons.mjs). */
export const mark = (): TemplateResult =>
  html`<svg class="mark" viewBox="0 0 512 512" aria-hidden="true" focusable="false">
    <rect width="512" height="512" rx="112" />
    ${bubble}
    <circle cx="184" cy="246" r="24" /><circle cx="256" cy="246" r="24" /><circle cx="328" cy="246" r="24" />
  </svg>`;
