import { type TemplateResult, html, nothing } from 'lit-html';
import type { App } from '../../home/app';
import { link } from '../../home/link';
import { formatRoute } from '../../home/route';
import { get } from '../../protocol/api';
import type { Id, Model } from '../../protocol/types';
import { fullDate } from '../../texts/dates';
import { locale, number, t } from '../../texts/texts';
import { icon } from '../../ui/icons';
import { Resource } from '../../ui/resource';
import type { AuditEvent, AuditPage, PastConversation } from '../types';
import { sentence } from './sentences';
import { momentAt, moments, transcript } from './transcript';
import { transcriptView } from './transcriptView';

/** More than this many events of one conversation are not offered moment by moment; the latest are. */
const mostEvents = 4_000;
const pageSize = 200;
const pauseMs = 120;

interface Past {
  events: AuditEvent[];
  moments: AuditEvent[];
}

/** One conversation at any moment of its life. Looking is itself written down, and its member can see that. */
export function pastSection(app: App, id: Id, at: string | null): () => TemplateResult {
  let index = 0;
  let timer = 0;
  const stood = new Map<string, PastConversation>();
  let shown: { moment: AuditEvent; conversation: PastConversation } | null = null;

  const stoodAt = async (moment: AuditEvent): Promise<PastConversation> => {
    const known = stood.get(moment.at) ?? (await get<PastConversation>(`/api/admin/conversations/${id}?at=${encodeURIComponent(moment.at)}`));
    stood.set(moment.at, known);
    return known;
  };
  const past = new Resource<Past>(async () => {
    const events = await eventsOf(id);
    const all = moments(events);
    index = momentAt(all, at);
    const moment = all[index];
    if (moment) shown = { moment, conversation: await stoodAt(moment) };
    return { events, moments: all };
  }, app.redraw);
  const show = async (moment: AuditEvent): Promise<void> => {
    try {
      const conversation = await stoodAt(moment);
      if (past.value!.moments[index] === moment) shown = { moment, conversation };
    } catch (error) {
      app.failed(error);
    }
    app.redraw();
  };
  const go = (to: number): void => {
    index = Math.min(Math.max(to, 0), past.value!.moments.length - 1);
    const moment = past.value!.moments[index]!;
    history.replaceState(null, '', formatRoute({ name: 'admin', page: 'audit', id, at: moment.at }));
    clearTimeout(timer);
    timer = setTimeout(() => void show(moment), pauseMs);
    app.redraw();
  };
  const back = { name: 'admin', page: 'audit' } as const;
  return () => html`
    <p class="no-print"><a href=${formatRoute(back)} @click=${link(app, back)}>${t('past.back')}</a></p>
    ${past.view((p) => (p.moments.length === 0 ? html`<p class="empty">${t('audit.none')}</p>` : slider(p.moments, index, go)))}
    ${shown && past.value ? conversation(shown.moment, shown.conversation, past.value.events, app.home!.models) : nothing}
  `;
}

function slider(all: readonly AuditEvent[], index: number, go: (to: number) => void): TemplateResult {
  const moment = all[index]!;
  const words = `${fullDate(moment.at, locale())}: ${sentence(moment)}`;
  const step = (by: number, name: 'left' | 'right', label: string): TemplateResult =>
    html`<button
      class="icon-button"
      aria-label=${label}
      ?disabled=${index + by < 0 || index + by >= all.length}
      @click=${() => go(index + by)}
    >
      ${icon(name)}
    </button>`;
  return html`<div class="moments">
    <div class="moments-row no-print">
      ${step(-1, 'left', t('past.earlier'))}
      <input
        type="range"
        aria-label=${t('past.moment')}
        aria-valuetext=${words}
        min="0"
        max=${all.length - 1}
        .value=${String(index)}
        @input=${(e: Event) => go(Number((e.target as HTMLInputElement).value))}
      />
      ${step(1, 'right', t('past.later'))}
    </div>
    <p><strong>${sentence(moment)}</strong> <span class="meta">${fullDate(moment.at, locale())}</span></p>
    <p class="meta no-print">${t('past.place', { n: number(index + 1), of: number(all.length) })}</p>
  </div>`;
}

const conversation = (moment: AuditEvent, c: PastConversation, events: readonly AuditEvent[], models: readonly Model[]): TemplateResult =>
  html`<article class="past" aria-label=${t('past.label')}>
    <h3 dir="auto">${c.title || t('conversation.untitled')}</h3>
    ${c.deletedAt ? html`<p class="notice">${icon('trash')} <span>${t('past.deleted', { when: fullDate(c.deletedAt, locale()) })}</span></p>` : nothing}
    ${transcriptView(transcript(c.messages, events, moment.at), moment.user ?? t('audit.somebody'), models)}
    ${c.draft
      ? html`<div class="message reply"><span class="tag">${t('past.beingWritten')}</span> <div class="plain" dir="auto">${c.draft.text}</div></div>`
      : nothing}
    ${c.messages.length === 0 ? html`<p class="empty">${t('past.nothingYet')}</p>` : nothing}
  </article>`;

async function eventsOf(id: Id): Promise<AuditEvent[]> {
  const events: AuditEvent[] = [];
  for (let more = true; more && events.length < mostEvents; ) {
    const before = events.length > 0 ? `&before=${events.at(-1)!.sequence}` : '';
    const page = await get<AuditPage>(`/api/admin/audit?conversation=${id}&limit=${pageSize}${before}`);
    events.push(...page.events);
    more = page.more;
  }
  return events;
}
