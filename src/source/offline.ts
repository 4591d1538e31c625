import { formatMistake, type Mistake } from '../util/errors.ts';
import { accountOf } from './offline/account.ts';
import type { TemplateOptions } from './offline/options.ts';
import { survey } from './offline/survey.ts';
import { loadRecorded, type RecordedOptions } from './recorded.ts';
import type { Loaded } from './source.ts';

export type OfflineOptions = RecordedOptions & TemplateOptions;

/** Loads whatever the paths hold, each file read as what it is: recordings, CloudFormation, Terraform, plans. */
export async function loadOffline(paths: readonly string[], given: OfflineOptions): Promise<Loaded> {
  const options = { ...given, stdin: given.stdin && once(given.stdin) };
  const found = survey(paths, options.stdin);
  const parts: Loaded[] = [{ inventories: [], mistakes: found.mistakes, notes: [] }];
  let modules = 0;
  if (found.recordings.length > 0) {
    const { taken: passOver, mixed, pipes } = found;
    parts.push(loadRecorded(found.recordings, { ...options, passOver, mixed, pipes }));
  }
  if (found.templates.length + found.plans.length + found.terraform.length > 0) {
    const { loadTemplates } = await import('./offline/templates.ts');
    const templates = await loadTemplates(found, options);
    parts.push(templates);
    modules = templates.modules;
  }
  const loaded = together(parts);
  const { inventories, mistakes, notes } = loaded;
  const account = accountOf(found, { inventories, modules });
  const isEmpty = inventories.length + mistakes.length === 0;
  return { inventories, mistakes: isEmpty ? [nothingIn(paths)] : mistakes, notes: [...notes, ...account] };
}

/** Standard input can be read a single time. */
function once(read: () => string): () => string {
  let text: string | undefined;
  return () => {
    text ??= read();
    return text;
  };
}

/** What two of them met, such as a module that two roots use, is told once. */
function together(parts: readonly Loaded[]): Loaded {
  const mistakes = new Map<string, Mistake>();
  for (const mistake of parts.flatMap(part => part.mistakes)) mistakes.set(formatMistake(mistake), mistake);
  return {
    inventories: parts.flatMap(({ inventories }) => inventories),
    mistakes: [...mistakes.values()],
    notes: [...new Set(parts.flatMap(({ notes }) => notes))],
  };
}

function nothingIn(paths: readonly string[]): Mistake {
  return {
    message: `no file in ${paths.join(', ')} is a recording, a CloudFormation template or Terraform`,
    hint: 'record an account with `rds-audit record`, or name the folder of the templates',
  };
}
