import { type TemplateResult, html, nothing } from 'lit-html';
import type { App } from '../home/app';
import { modelName } from '../home/models';
import type { Message, Usage } from '../protocol/types';
import { when } from '../texts/dates';
import { language, locale, number, t } from '../texts/texts';
import { copyIcon } from '../ui/copyButton';
import { type IconName, icon } from '../ui/icons';
import { canSpeak, isSpeaking, toggleSpeech } from '../ui/speech';
import type { MessageActions } from './messageActions';
import type { Step } from './tree';

export function questionActions(acts: MessageActions, message: Message, step: Step): TemplateResult {
  return html`<footer class="message-footer ${step.versions.length > 1 ? 'has-versions' : ''}">
    ${versions(acts, step)} ${copyIcon(message.text)}
    ${button('edit', t('message.edit'), () => acts.edit(message.id), 'when-idle')}
    <time class="meta" datetime=${message.at}>${when(message.at, new Date(), locale())}</time>
  </footer>`;
}

export function replyActions(app: App, acts: MessageActions, message: Message, step: Step): TemplateResult {
  const speaking = isSpeaking(message.id);
  return html`<footer class="message-footer">
    ${message.text ? copyIcon(message.text) : nothing}
    ${message.text ? button('again', t('reply.regenerate'), () => acts.regenerate(message.id, message.parentId), 'when-idle') : nothing}
    ${message.text && canSpeak()
      ? button(speaking ? 'quiet' : 'speak', t(speaking ? 'reply.quiet' : 'reply.speak'), () =>
          toggleSpeech(message.id, message.text, language()),
        )
      : nothing}
    ${versions(acts, step)}
    <span class="meta">${figures(message.model ? modelName(app.home!.models, message.model) : app.session!.modelServer.name, message.text ? (message.usage ?? null) : null)}</span>
  </footer>`;
}

/** Seconds below which nobody waits, and a figure would round to nothing. */
const shortestWait = 0.1;

/** Model, speed and wait, for whoever is curious. */
export function figures(model: string, usage: Usage | null): string {
  const parts = [model];
  if (usage && usage.tokensPerSecond > 0) parts.push(t('reply.speed', { n: number(usage.tokensPerSecond) }));
  if (usage && usage.firstTokenMs > 0) {
    const seconds = usage.firstTokenMs / 1000;
    parts.push(seconds < shortestWait ? t('reply.firstAtOnce') : t('reply.firstAfter', { seconds: number(seconds, 1) }));
  }
  return parts.filter(Boolean).join(' · ');
}

function versions(acts: MessageActions, step: Step): TemplateResult | typeof nothing {
  const { version, versions: all } = step;
  if (all.length < 2) return nothing;
  const go = (to: number) => (): void => acts.choose(step.parentId, all[to]!);
  return html`<span class="versions" role="group" aria-label=${t('version.label')}>
    <button class="icon-button" aria-label=${t('version.older')} ?disabled=${version === 0} @click=${go(version - 1)}>
      ${icon('left')}
    </button>
    <span>${version + 1}/${all.length}</span>
    <button class="icon-button" aria-label=${t('version.newer')} ?disabled=${version === all.length - 1} @click=${go(version + 1)}>
      ${icon('right')}
    </button>
  </span>`;
}

const button = (name: IconName, label: string, run: () => void, kind = ''): TemplateResult =>
  html`<button class="icon-button ${kind}" aria-label=${label} title=${label} @click=${run}>${icon(name)}</button>`;
