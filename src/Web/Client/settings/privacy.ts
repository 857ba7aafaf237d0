import { type TemplateResult, html, nothing } from 'lit-html';
import type { App } from '../home/app';
import { get } from '../protocol/api';
import { fullDate } from '../texts/dates';
import { language, t } from '../texts/texts';
import { Resource } from '../ui/resource';

interface PrivacyView {
  at: string;
  admin?: string | null;
  by?: string | null;
  conversationId?: string | null;
  title?: string | null;
}

/** Says openly what the family admin can see, and when they looked. */
export const privacySection = (app: App): (() => TemplateResult) => {
  const views = new Resource(() => get<PrivacyView[]>('/api/privacy/views'), app.redraw);
  const row = (v: PrivacyView): TemplateResult =>
    html`<li class="row">
      <div>
        <span
          >${t('privacy.looked', { name: v.admin ?? v.by ?? t('role.admin') })}${v.title ? html` <bdi>“${v.title}”</bdi>` : nothing}</span
        ><span class="meta">${fullDate(v.at, language())}</span>
      </div>
    </li>`;
  return () => html`
    <p>${t('privacy.home')}</p>
    <p>${t('privacy.admin')}</p>
    <p>${t('privacy.trash')}</p>
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
