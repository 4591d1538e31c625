import { dirname } from 'node:path';
import { TERRAFORM_MAPPINGS } from '../terraform/fields.ts';
import { loadGrammar } from '../terraform/syntax/grammar.ts';
import { judgeable } from './judgeable.ts';
import type { LoadedTemplates } from './loaded.ts';
import type { TemplateOptions } from './options.ts';
import { loadPlans } from './plans.ts';
import { realOf } from './real.ts';
import { type LoadedRoot, loadRoots } from './roots.ts';
import type { Survey } from './survey.ts';
import { undeclaredVariables } from './undeclared.ts';

/**
 * Reads the roots and plans of a survey. A module that a root uses is judged through it, and a root that has its plan
 * beside it by the plan.
 */
export async function loadTerraform(found: Survey, options: TemplateOptions): Promise<LoadedTemplates> {
  const grammar = await loadGrammar();
  const commentsIn = (text: string) => grammar(text).comments;
  const roots = await loadRoots(found.terraform, options);
  const plans = loadPlans(found.plans, [...roots, ...(await besidePlans(found, roots, options))], options, commentsIn);
  const rest = roots.filter(({ real }) => !plans.planned.has(real));
  const planned = roots.filter(({ real }) => plans.planned.has(real));
  const parts = rest.map(({ root }) => judgeable(root, TERRAFORM_MAPPINGS, options, { commentsIn }));
  const declared = new Set(roots.flatMap(({ root }) => root.variables));
  const unheeded = roots.length === 0 ? [] : undeclaredVariables(options.variables?.keys() ?? [], declared);
  return {
    modules: found.terraform.length - roots.length,
    inventories: [...plans.inventories, ...parts.flatMap(({ inventories }) => inventories)],
    mistakes: [
      ...unheeded,
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
