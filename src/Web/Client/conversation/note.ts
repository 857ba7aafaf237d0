import { type TemplateResult, html, nothing } from 'lit-html';
import type { Message } from '../protocol/types';
import { t, tCode } from '../texts/texts';
import type { MessageActions } from './messageActions';
import { endingOf } from './phase';

/** How a reply ended when it did not end well: words, and one button that helps. */
export function noteView(acts: MessageActions, message: Message): TemplateResult | typeof nothing {
  const goOn = (): void => acts.continueReply(message.id);
  const again = (): void => acts.regenerate(message.id, message.parentId);
  switch (endingOf(message)) {
    case 'whole':
      return nothing;
    case 'stopped':
      return note(t('reply.stopped'), message.text ? t('reply.continue') : t('action.retry'), message.text ? goOn : again);
    case 'cutOff':
      return note(t('reply.cutOff'), t('reply.continue'), goOn);
    case 'interrupted':
      return note(t('reply.interrupted'), t('action.retry'), again);
    case 'failed':
      return note(tCode('failure', message.error?.code ?? '', 'failure.unknown'), t('action.retry'), again, 'note-danger');
  }
}

const note = (text: string, label: string, run: () => void, kind = ''): TemplateResult => html`
  <div class="note ${kind}">
    <p>${text}</p>
    <button class="button button-small when-idle" @click=${run}>${label}</button>
  </div>
`;
