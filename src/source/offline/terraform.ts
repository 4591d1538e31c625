import { dirname } from 'node:path';
import type { Loaded } from '../source.ts';
import { TERRAFORM_MAPPINGS } from '../terraform/fields.ts';
import { loadGrammar } from '../terraform/syntax/grammar.ts';
import { judgeable } from './judgeable.ts';
import type { TemplateOptions } from './options.ts';
import { loadPlans } from './plans.ts';
import { realOf } from './real.ts';
import { type LoadedRoot, loadRoots } from './roots.ts';
import type { Survey } from './survey.ts';

/**
 * Reads the roots and plans of a survey. A module that a root uses is judged through it, and a root that has its plan
 * beside it by the plan.
 */
export async function loadTerraform(found: Survey, options: TemplateOptions): Promise<Loaded> {
  const grammar = await loadGrammar();
  const commentsIn = (text: string) => grammar(text).comments;
  const roots = await loadRoots(found.terraform, options);
  const plans = loadPlans(found.plans, [...roots, ...(await besidePlans(found, roots, options))], options, commentsIn);
  const rest = roots.filter(({ real }) => !plans.planned.has(real));
  const planned = roots.filter(({ real }) => plans.planned.has(real));
  const parts = rest.map(({ root }) => judgeable(root, TERRAFORM_MAPPINGS, options, { commentsIn }));
  return {
    inventories: [...plans.inventories, ...parts.flatMap(({ inventories }) => inventories)],
    mistakes: [
      ...plans.mistakes,
      ...parts.flatMap(({ mistakes }) => mistakes),
      ...planned.flatMap(({ root }) => root.mistakes),
    ],
    notes: [...plans.notes, ...parts.flatMap(({ notes }) => notes)],
  };
}

/** Roots that were not asked for, which a plan beside them takes its lines from. */
async function besidePlans({ plans }: Survey, roots: readonly LoadedRoot[], options: TemplateOptions) {
  const known = new Set(roots.map(({ real }) => real));
  const folders = new Set(plans.flatMap(({ path, text }) => (text === undefined ? [posix(dirname(path))] : [])));
  const others = [...folders].filter(folder => !known.has(realOf(folder)));
  return loadRoots(
    others.map(folder => ({ name: folder, path: folder, argument: folder })),
    options,
  );
}

function posix(path: string): string {
  return path.replaceAll('\\', '/');
}
