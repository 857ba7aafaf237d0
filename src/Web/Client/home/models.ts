import type { Model } from '../protocol/types';

/** What the house calls a model; its id where it is no longer there. */
export const modelName = (models: readonly Model[], id: string): string => models.find((m) => m.id === id)?.name ?? id;
