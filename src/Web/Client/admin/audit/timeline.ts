import { type TemplateResult, html, nothing } from 'lit-html';
import { type Ref, createRef, ref } from 'lit-html/directives/ref.js';
import { repeat } from 'lit-html/directives/repeat.js';
import type { App } from '../../home/app';
import { link } from '../../home/link';
import { formatRoute } from '../../home/route';
import { day, time } from '../../texts/dates';
import { locale, number, t } from '../../texts/texts';
import { icon } from '../../ui/icons';
import type { AuditEvent, AuditPage } from '../types';
import { about, sentence } from './sentences';

/** Events under the day they happened on, newest first; the next page comes when the end of this one comes into sight. */
export class Timeline {
  readonly #end: Ref<Element> = createRef();
  readonly #watch = new IntersectionObserver((seen) => seen.some((s) => s.isIntersecting) && this.more(), { rootMargin: '600px' });
  #watched: Element | null = null;

  constructor(
    private readonly app: App,
    private readonly more: () => void,
    private readonly onlyConversation: (e: AuditEvent) => void,
  ) {}

  view(page: AuditPage): TemplateResult {
    queueMicrotask(() => this.#look());
    if (page.events.length === 0) return html`<p class="empty">${t('audit.none')}</p>`;
    return html`<div class="timeline">
        ${repeat(
          byDay(page.events),
          (d) => d.day,
          (d) =>
            html`<section aria-label=${d.day}>
              <h3>${d.day}</h3>
              <ol class="rows">
                ${repeat(
                  d.events,
                  (e) => e.sequence,
                  (e) => this.#row(e),
                )}
              </ol>
            </section>`,
        )}
      </div>
      ${page.more
        ? html`<div class="actions actions-start no-print" ${ref(this.#end)}>
            <button class="button" @click=${() => this.more()}>${t('history.more')}</button>
          </div>`
        : html`<p class="hint">${t('audit.end')}</p>`}`;
  }

  #look(): void {
    const end = this.#end.value ?? null;
    if (end === this.#watched) return;
    this.#watch.disconnect();
    this.#watched = end;
    if (end) this.#watch.observe(end);
  }

  /** A page that came and left the end in sight is not a new sight; look again. */
  again(): void {
    this.#watched = null;
  }

  #row(e: AuditEvent): TemplateResult {
    const words = about(e);
    return html`<li class="row event" data-kind=${e.kind}>
      <time datetime=${e.at} class="meta">${time(e.at, locale())}</time>
      <div>
        <span><bdi>${sentence(e)}</bdi></span>
        ${words ? html`<span class="said" dir="auto">${words}</span>` : nothing}
        <details class="technical no-print" @toggle=${fill(e)}>
          <summary>${t('audit.technical')}</summary>
        </details>
      </div>
      ${e.conversation ? this.#ways(e) : nothing}
    </li>`;
  }

  #ways(e: AuditEvent): TemplateResult {
    const route = { name: 'admin', page: 'audit', id: e.conversation!, at: e.at } as const;
    return html`<div class="ways no-print">
      <a class="button button-small" href=${formatRoute(route)} @click=${link(this.app, route)}>${icon('clock')} ${t('audit.asItStood')}</a>
      <button class="button button-small button-plain" @click=${() => this.onlyConversation(e)}>${t('audit.only')}</button>
    </div>`;
  }
}

/** What a person rarely wants to see is put on the page when it is asked for. */
const fill =
  (e: AuditEvent) =>
  (event: Event): void => {
    const details = event.currentTarget as HTMLDetailsElement;
    if (!details.open || details.querySelector('pre')) return;
    const hash = document.createElement('code');
    hash.textContent = t('audit.entry', { n: number(e.sequence), hash: e.hash });
    const detail = document.createElement('pre');
    detail.tabIndex = 0;
    detail.textContent = JSON.stringify(e.detail, null, 2);
    details.append(hash, detail);
  };

function byDay(events: readonly AuditEvent[]): { day: string; events: AuditEvent[] }[] {
  const days: { day: string; events: AuditEvent[] }[] = [];
  for (const e of events) {
    const name = day(e.at, locale());
    const last = days.at(-1);
    if (last?.day === name) last.events.push(e);
    else days.push({ day: name, events: [e] });
  }
  return days;
}
