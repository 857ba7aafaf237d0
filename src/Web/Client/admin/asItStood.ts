import { html } from 'lit-html';
import type { App } from '../home/app';
import { bodyOf } from '../conversation/body';
import { foldedText } from '../conversation/foldedText';
import { get } from '../protocol/api';
import type { Id } from '../protocol/types';
import { fullDate } from '../texts/dates';
import { language, t } from '../texts/texts';
import { openDialog } from '../ui/dialog';
import type { PastConversation } from './types';

/** A conversation at a moment of the past. Opening it is itself written down, and its member can see that. */
export async function showAsItStood(app: App, id: Id, at: string): Promise<void> {
  try {
    const past = await get<PastConversation>(`/api/admin/conversations/${id}?at=${encodeURIComponent(at)}`);
    openDialog(
      past.title || t('conversation.untitled'),
      () =>
        html`<p class="hint">${t('audit.stood', { when: fullDate(at, language()) })}</p>
          <div class="past">
            ${past.messages.map(
              (m) =>
                html`<article class="message ${m.role === 'user' ? 'question' : 'reply'}">
                  ${m.role === 'user' ? html`<div class="bubble">${foldedText(m.text)}</div>` : bodyOf(m)}
                </article>`,
            )}
          </div>`,
    );
  } catch (error) {
    app.failed(error);
  }
}
