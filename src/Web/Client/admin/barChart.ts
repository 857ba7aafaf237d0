import { type TemplateResult, html, svg } from 'lit-html';
import { number } from '../texts/texts';

const width = 600;
const height = 120;

/** Bars from left to right; every value is also in the text for those who do not see them. */
export function barChart(bars: readonly { label: string; value: number }[], title: string): TemplateResult {
  const most = Math.max(1, ...bars.map((b) => b.value));
  const step = width / bars.length;
  const words = bars
    .filter((b) => b.value > 0)
    .map((b) => `${b.label}: ${number(b.value)}`)
    .join(', ');
  return html`<figure class="chart">
    <svg viewBox="0 0 ${width} ${height}" role="img" aria-label=${`${title}. ${words}`}>
      ${bars.map((b, i) => {
        const tall = (b.value / most) * (height - 4);
        return svg`<rect x="${i * step + 1}" y="${height - tall}" width="${step - 2}" height="${Math.max(tall, 1)}" rx="2"><title>${`${b.label}: ${number(b.value)}`}</title></rect>`;
      })}
    </svg>
    <figcaption class="meta"><span>${bars[0]?.label}</span><span>${title}</span><span>${bars.at(-1)?.label}</span></figcaption>
  </figure>`;
}
