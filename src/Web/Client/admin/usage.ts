import { type TemplateResult, html } from 'lit-html';
import type { App } from '../home/app';
import { get } from '../protocol/api';
import { number, t } from '../texts/texts';
import { Resource } from '../ui/resource';
import { barChart } from './barChart';
import type { UsageDay } from './types';
import { byDay, byMember } from './usageSums';

const days = 30;

/** How much each member asked, and when. */
export function usageSection(app: App): () => TemplateResult {
  const to = new Date();
  const from = new Date(to.getTime() - (days - 1) * 86_400_000);
  const day = (d: Date): string => d.toISOString().slice(0, 10);
  const usage = new Resource(() => get<UsageDay[]>(`/api/admin/usage?from=${day(from)}&to=${day(to)}`), app.redraw);
  return () => html`
    <p class="hint">${t('usage.note', { days })}</p>
    ${usage.view((list) =>
      list.length === 0
        ? html`<p class="empty">${t('usage.none')}</p>`
        : html` ${barChart(byDay(list, from, days), t('usage.chart'))}
            <div class="table-scroll" tabindex="0" role="group" aria-label=${t('usage.table')}>
              <table>
                <thead>
                  <tr>
                    <th>${t('usage.member')}</th>
                    <th>${t('usage.messages')}</th>
                    <th>${t('usage.read')}</th>
                    <th>${t('usage.written')}</th>
                  </tr>
                </thead>
                <tbody>
                  ${byMember(list).map(
                    (m) =>
                      html`<tr>
                        <td dir="auto">${m.displayName}</td>
                        <td class="figure">${number(m.messages)}</td>
                        <td class="figure">${number(m.promptTokens)}</td>
                        <td class="figure">${number(m.completionTokens)}</td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </div>`,
    )}
  `;
}
