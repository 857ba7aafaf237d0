import { t, tCode, tKnown } from '../../texts/texts';
import type { AuditEvent } from '../types';

/** What happened, as one would say it. */
export function sentence(e: AuditEvent): string {
  const kind = e.kind === 'renamed' && titleSource(e) !== 'member' ? 'titled' : e.kind;
  return tCode('said', kind, 'said.other', { name: e.user ?? t('audit.somebody') });
}

/** The words it was about: a text as it was typed, and what the record keeps as a code in plain words. */
export function about(e: AuditEvent): string {
  switch (e.kind) {
    case 'refused':
      return tKnown('problem', e.summary) ?? e.summary;
    case 'signed-out':
      return tKnown('ended', e.summary) ?? e.summary;
    case 'role-changed':
      return tKnown('role', e.summary.toLowerCase()) ?? e.summary;
    case 'sign-in-failed': {
      const [code = '', ...rest] = e.summary.split(', ');
      return [tKnown('problem', code) ?? code, ...rest].join(' ');
    }
    case 'settings-changed':
      return e.summary.split(', ').map(settingInWords).join(', ');
    default:
      return e.summary;
  }
}

function settingInWords(name: string): string {
  const path = name.split(':').map((part) => part.charAt(0).toLowerCase() + part.slice(1));
  return tKnown('setting', path.join('.')) ?? name;
}

function titleSource(e: AuditEvent): string {
  const source = (e.detail as { titleSource?: unknown } | null)?.titleSource;
  return typeof source === 'string' ? source.toLowerCase() : 'member';
}
