import type { en } from './en';

export type TextKey = keyof typeof en;
/** A language: a text for every key there is. */
export type Catalogue = Record<TextKey, string>;
type Stem<K> = K extends `${infer S}.other` ? S : never;
/** The keys that have plural forms, without the form. */
export type PluralKey = Stem<TextKey>;
