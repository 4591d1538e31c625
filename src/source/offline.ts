import type { Mistake } from '../util/errors.ts';
import type { TemplateOptions } from './offline/options.ts';
import { survey } from './offline/survey.ts';
import { loadRecorded, type RecordedOptions } from './recorded.ts';
import type { Loaded } from './source.ts';

export type OfflineOptions = RecordedOptions & TemplateOptions;

/** Loads whatever the paths hold, each file read as what it is: recordings, CloudFormation, Terraform, plans. */
export async function loadOffline(paths: readonly string[], given: OfflineOptions): Promise<Loaded> {
  const options = { ...given, stdin: given.stdin && once(given.stdin) };
  const found = survey(paths, options.stdin);
  const parts: Loaded[] = [];
  if (found.recordings.length > 0) parts.push(loadRecorded(found.recordings, { ...options, passOver: found.taken }));
  if (found.templates.length + found.plans.length + found.terraform.length > 0) {
    const { loadTemplates } = await import('./offline/templates.ts');
    parts.push(await loadTemplates(found, options));
  }
  const loaded = together(parts);
  const isBarren = loaded.inventories.length === 0 && loaded.mistakes.length === 0;
  return isBarren ? { ...loaded, mistakes: [nothingIn(paths)] } : loaded;
}

/** Standard input can be read a single time. */
function once(read: () => string): () => string {
  let text: string | undefined;
  return () => {
    text ??= read();
    return text;
  };
}

function together(parts: readonly Loaded[]): Loaded {
  return {
    inventories: parts.flatMap(({ inventories }) => inventories),
    mistakes: parts.flatMap(({ mistakes }) => mistakes),
    notes: parts.flatMap(({ notes }) => notes),
  };
}

function nothingIn(paths: readonly string[]): Mistake {
  return {
    message: `nothing in ${paths.join(', ')} is a recording, a CloudFormation template or Terraform`,
    hint: 'record an account with `rds-audit record`, or name the folder of the templates',
  };
}
