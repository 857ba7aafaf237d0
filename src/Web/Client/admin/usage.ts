import { type TemplateResult, html } from 'lit-html';
import type { App } from '../home/app';
import { get } from '../protocol/api';
import { shortDay } from '../texts/dates';
import { locale, number, t, tn } from '../texts/texts';
import { Resource } from '../ui/resource';
import { barChart } from './barChart';
import type { UsageDay } from './types';
import { type Measure, type MemberUsage, byMember, days, localDay, measures, mostOnADay } from './usageSums';

const periods = [7, 30, 90] as const;

/** How much each member asked, and when: a chart for each, drawn to one scale, and the same as a table. */
export function usageSection(app: App): () => TemplateResult {
  let period: number = 30;
  let measure: Measure = 'messages';
  const range = (): string[] => days(new Date(), period);
  const usage = new Resource(() => get<UsageDay[]>(`/api/admin/usage?from=${range()[0]}&to=${localDay(new Date())}`), app.redraw);
  const setPeriod = (n: number): void => {
    period = n;
    void usage.load();
    app.redraw();
  };
  const setMeasure = (m: Measure): void => {
    measure = m;
    app.redraw();
  };
  return () => {
    const shown = range();
    return html`
      <div class="filters no-print">
        <div class="form-row">
          <label for="usage-period">${t('usage.period')}</label
          ><select class="field" id="usage-period" @change=${(e: Event) => setPeriod(Number((e.target as HTMLSelectElement).value))}>
            ${periods.map((n) => html`<option value=${n} ?selected=${n === period}>${tn('usage.days', n)}</option>`)}
          </select>
        </div>
        <div class="form-row">
          <label for="usage-measure">${t('usage.measure')}</label
          ><select class="field" id="usage-measure" @change=${(e: Event) => setMeasure((e.target as HTMLSelectElement).value as Measure)}>
            ${(Object.keys(measures) as Measure[]).map((m) => html`<option value=${m} ?selected=${m === measure}>${t(`usage.${m}`)}</option>`)}
          </select>
        </div>
      </div>
      ${usage.view((list) => {
        const members = byMember(list, shown);
        if (members.length === 0) return html`<p class="empty">${t('usage.none')}</p>`;
        return html`<h3>${t(`usage.${measure}`)}</h3>
          ${charts(members, measure, shown)} ${totals(members)} ${dayByDay(members, measure, shown)}`;
      })}
    `;
  };
}

function charts(members: readonly MemberUsage[], measure: Measure, shown: readonly string[]): TemplateResult {
  const most = mostOnADay(members, measure);
  return html`<div class="charts">
    ${members.map((m) =>
      barChart(
        m.days.map((u, i) => ({ label: shortDay(shown[i]!, locale()), value: u ? measures[measure](u) : 0 })),
        most,
        t('usage.total', { name: m.displayName, n: number(measures[measure](m.total), 1) }),
      ),
    )}
    <p class="meta">${t('usage.most', { n: number(most, 1) })}</p>
  </div>`;
}

const totals = (members: readonly MemberUsage[]): TemplateResult =>
  table(
    t('usage.table'),
    [t('usage.member'), t('usage.messages'), t('usage.read'), t('usage.written'), t('usage.minutes')],
    members.map(({ displayName, total: u }) => [
      displayName,
      number(u.messages),
      number(u.promptTokens),
      number(u.completionTokens),
      number(u.modelMinutes, 1),
    ]),
  );

const dayByDay = (members: readonly MemberUsage[], measure: Measure, shown: readonly string[]): TemplateResult =>
  html`<details>
    <summary>${t('usage.allDays')}</summary>
    ${table(
      t('usage.allDays'),
      [t('usage.day'), ...members.map((m) => m.displayName)],
      shown.map((day, i) => [shortDay(day, locale()), ...members.map((m) => (m.days[i] ? number(measures[measure](m.days[i]), 1) : '–'))]).reverse(),
    )}
  </details>`;

const table = (label: string, head: readonly string[], rows: readonly string[][]): TemplateResult =>
  html`<div class="table-scroll" tabindex="0" role="group" aria-label=${label}>
    <table>
      <thead>
        <tr>
          ${head.map((h) => html`<th scope="col" dir="auto">${h}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, ...rest]) =>
            html`<tr>
              <th scope="row" dir="auto">${first}</th>
              ${rest.map((c) => html`<td class="figure">${c}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
