import type { Unknown } from '../../../model/value.ts';
import type { Written } from '../../template/declaration.ts';
import type { Env } from '../evaluate/env.ts';
import type { Lazy } from './lazy.ts';
import type { ModuleSource } from './source.ts';

/** Region and account that a provider is configured for, where they are known. */
export interface ProviderPlace {
  readonly region: string | undefined;
  readonly account: string | undefined;
  /** Tags that it gives everything it makes. */
  readonly defaultTags?: Written | undefined;
}

/** What resources need of the module that they stand in. */
export interface Context {
  readonly source: ModuleSource;
  readonly env: Env;
  readonly lazy: Lazy;
  /** `module.db["a"].`, empty in a root. */
  readonly prefix: string;
  /** Why the module itself may not be there. */
  readonly maybe: Unknown | undefined;
  /** `module.db (main.tf:3)`, outermost first. */
  readonly calls: readonly string[];
  provider(name: string): ProviderPlace;
}
