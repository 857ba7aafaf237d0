import { type TemplateResult, html } from 'lit-html';
import type { App } from '../home/app';
import { languages, t } from '../texts/texts';
import { panel } from '../ui/panel';
import { type Preferences, accents, textSizes } from '../home/preferences';

export const appearanceSection = (app: App) => (): TemplateResult => {
  const p = app.preferences;
  const set = (change: Preferences) => (): void => void app.prefer(change);
  return html`
    ${panel(
      html`
        ${choice(
          t('appearance.theme'),
          'theme',
          (['system', 'light', 'dark', 'contrast'] as const).map((theme) => ({
            label: t(`theme.${theme}`),
            on: (p.theme ?? 'system') === theme,
            pick: set({ theme }),
          })),
        )}
        ${choice(
          t('appearance.accent'),
          'accent',
          accents.map((accent) => ({
            label: t(`accent.${accent}`),
            on: (p.accent ?? 'terracotta') === accent,
            pick: set({ accent }),
            swatch: accent,
          })),
        )}
        ${choice(
          t('appearance.textSize'),
          'size',
          textSizes.map((textSize) => ({ label: `${textSize} %`, letter: textSize, on: (p.textSize ?? 100) === textSize, pick: set({ textSize }) })),
        )}
        <label class="check"
          ><input
            type="checkbox"
            .checked=${p.reducedMotion ?? false}
            @change=${(e: Event) => void app.prefer({ reducedMotion: (e.target as HTMLInputElement).checked })}
          />
          ${t('appearance.motion')}</label
        >
      `,
    )}
    ${panel(
      html`
        ${choice(t('appearance.send'), 'send', [
          { label: t('appearance.sendEnter'), on: p.sendOnEnter ?? true, pick: set({ sendOnEnter: true }) },
          { label: t('appearance.sendCtrlEnter'), on: !(p.sendOnEnter ?? true), pick: set({ sendOnEnter: false }) },
        ])}
        ${choice(
          t('appearance.language'),
          'language',
          Object.entries(languages).map(([language, label]) => ({
            label,
            on: document.documentElement.lang === language,
            pick: set({ language }),
          })),
        )}
      `,
    )}
  `;
};

interface Option {
  label: string;
  on: boolean;
  pick: () => void;
  swatch?: string;
  /** Shows the letter A at this per cent of the page's size. */
  letter?: number;
}

const choice = (legend: string, name: string, options: readonly Option[]): TemplateResult => html`
  <fieldset class="choice">
    <legend>${legend}</legend>
    <div class="options">
      ${options.map(
        (o) =>
          html`<label class="option"
            ><input type="radio" name=${name} class="sr-only" .checked=${o.on} @change=${o.pick} /><span
              >${o.swatch ? html`<i class="swatch" data-swatch=${o.swatch}></i>` : ''}${o.letter
                ? html`<b class="letter" data-letter=${o.letter} aria-hidden="true">A</b>`
                : ''}<span>${o.label}</span></span
            ></label
          >`,
      )}
    </div>
  </fieldset>
`;
