import type { Written } from '../template/declaration.ts';
import type { DeclaredResource } from './resource.ts';

/** A resource that something refers to. */
export interface Referred {
  readonly resource: DeclaredResource;
  readonly address: string;
  /** What it writes for a property; undefined where nothing is written. */
  readonly property: (name: string) => Written | undefined;
}
