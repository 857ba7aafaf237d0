import { type TemplateResult, html, nothing } from 'lit-html';
import type { App } from '../home/app';
import { get } from '../protocol/api';
import { fullDate } from '../texts/dates';
import { locale, t } from '../texts/texts';
import { panel } from '../ui/panel';
import { Resource } from '../ui/resource';

interface PrivacyView {
  at: string;
  admin: string;
  /** Null when it was not one conversation but all that the member did. */
  conversationId: string | null;
  title: string | null;
  exported: boolean;
}

/** Says openly what the family admin can see, and when they looked. */
export const privacySection = (app: App): (() => TemplateResult) => {
  const views = new Resource(() => get<PrivacyView[]>('/api/privacy/views'), app.redraw);
  const row = (v: PrivacyView): TemplateResult =>
    html`<li class="row">
      <div>
        <span>${what(v)}${v.conversationId ? html` <bdi>“${v.title ?? t('conversation.untitled')}”</bdi>` : nothing}</span
        ><span class="meta">${fullDate(v.at, locale())}</span>
      </div>
    </li>`;
  return () => html`
    ${panel(
      html`<p>${t('privacy.home')}</p>
        <p>${t('privacy.admin')}</p>
        <p>${t('privacy.trash')}</p>`,
    )}
    <h3>${t('privacy.views')}</h3>
    ${views.view((list) =>
      list.length === 0
        ? html`<p class="empty">${t('privacy.none')}</p>`
        : html`<ul class="rows">
            ${list.map(row)}
          </ul>`,
    )}
  `;
};

function what(v: PrivacyView): string {
  if (v.exported) return t('privacy.copied', { name: v.admin });
  return t(v.conversationId ? 'privacy.looked' : 'privacy.lookedAtAll', { name: v.admin });
}
