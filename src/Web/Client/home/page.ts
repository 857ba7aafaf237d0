import type { TemplateResult } from 'lit-html';

/** A page beside the chat: settings, search, sign in. Its state lives in the closure that made it. */
export interface Page {
  title: string;
  view: () => TemplateResult;
  /** Ends what still waits or watches; called when the member goes elsewhere. */
  close?: () => void;
}
