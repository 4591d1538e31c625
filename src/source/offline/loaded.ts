import type { Loaded } from '../source.ts';

/** What templates hold, with how many of the folders are modules that others use. */
export interface LoadedTemplates extends Loaded {
  readonly modules: number;
}
