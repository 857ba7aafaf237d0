import { type TemplateResult, html, svg } from 'lit-html';
import { number } from '../texts/texts';

const width = 600;
const height = 72;

/** Bars from left to right under a title, the tallest `most` high; every value is also in the text for those who do not see them. */
export function barChart(bars: readonly { label: string; value: number }[], most: number, title: string): TemplateResult {
  const step = width / bars.length;
  const words = bars
    .filter((b) => b.value > 0)
    .map((b) => `${b.label}: ${number(b.value, 1)}`)
    .join(', ');
  return html`<figure class="chart">
    <figcaption dir="auto">${title}</figcaption>
    <svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" role="img" aria-label=${`${title}. ${words}`}>
      ${bars.map((b, i) => {
        const tall = b.value === 0 ? 1 : Math.max(3, (b.value / most) * height);
        return svg`<rect class=${b.value === 0 ? 'nothing' : ''} x="${i * step + 1}" y="${height - tall}" width="${step - 2}" height="${tall}"><title>${`${b.label}: ${number(b.value, 1)}`}</title></rect>`;
      })}
    </svg>
    <p class="meta"><span>${bars[0]?.label}</span><span>${bars.at(-1)?.label}</span></p>
  </figure>`;
}
