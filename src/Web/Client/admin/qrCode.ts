import { type TemplateResult, html, svg } from 'lit-html';
import { encode } from 'uqr';

/** A QR code, always dark on light whatever the theme, because cameras expect that. */
export function qrCode(text: string, label: string): TemplateResult {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return html`<svg class="qr" role="img" aria-label=${label} viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">
    ${svg`<rect width="${size}" height="${size}" fill="#fff" /><path d="${path}" fill="#000" />`}
  </svg>`;
}
