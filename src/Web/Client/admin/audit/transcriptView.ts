import { type TemplateResult, html, nothing } from 'lit-html';
import { bodyOf } from '../../conversation/body';
import { foldedText } from '../../conversation/foldedText';
import { modelName } from '../../home/models';
import type { Message, Model } from '../../protocol/types';
import { when } from '../../texts/dates';
import { locale, t, tCode } from '../../texts/texts';
import { about, sentence } from './sentences';
import type { Entry, Said } from './transcript';
import { wordDiff } from './wordDiff';

/** What was said and done, from top to bottom, with what was changed marked. */
export const transcriptView = (entries: readonly Entry[], member: string, models: readonly Model[]): TemplateResult =>
  html`<div class="transcript">${entries.map((e) => ('said' in e ? saidView(e.said, member, models) : doneView(e)))}</div>`;

const doneView = (entry: Extract<Entry, { event: unknown }>): TemplateResult => {
  const words = about(entry.event);
  return html`<p class="done">
    <span>${sentence(entry.event)}${words ? html`: <bdi>“${words}”</bdi>` : nothing}</span>
    <span class="meta">${when(entry.at, new Date(), locale())}</span>
  </p>`;
};

function saidView({ message: m, before, replaced }: Said, member: string, models: readonly Model[]): TemplateResult {
  const asked = m.role === 'user';
  const tags = [
    before ? t(asked ? 'past.edited' : 'past.again') : '',
    replaced ? t(asked ? 'past.editedLater' : 'past.replaced') : '',
    asked || m.state === 'complete' ? '' : t(`past.${m.state}`),
  ].filter(Boolean);
  return html`<section class="message ${asked ? 'question' : 'reply'} ${replaced ? 'replaced' : ''}">
    <p class="byline">
      <strong><bdi>${asked ? member : t('message.byModel', { model: m.model ? modelName(models, m.model) : t('past.model') })}</bdi></strong>
      <span class="meta">${when(m.at, new Date(), locale())}</span>
      ${tags.map((tag) => html`<span class="tag">${tag}</span>`)}
    </p>
    ${asked ? html`<div class="bubble">${before ? changed(before.text, m.text) : foldedText(m.text)}</div>` : answer(m)}
  </section>`;
}

const answer = (m: Message): TemplateResult =>
  html`${m.text ? bodyOf(m) : nothing}
  ${m.reasoning
    ? html`<details class="reasoning">
        <summary>${t('reply.thought')}</summary>
        <div dir="auto">${m.reasoning}</div>
      </details>`
    : nothing}
  ${m.error ? html`<p class="note note-danger">${tCode('failure', m.error.code, 'failure.unknown')}</p>` : nothing}`;

const changed = (before: string, after: string): TemplateResult =>
  html`<div class="plain" dir="auto">${wordDiff(before, after).map((p) =>
      p.kind === 'gone' ? html`<del>${p.text}</del>` : p.kind === 'new' ? html`<ins>${p.text}</ins>` : p.text,
    )}</div>`;
