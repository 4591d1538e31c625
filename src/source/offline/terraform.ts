import type { Loaded } from '../source.ts';
import { TERRAFORM_MAPPINGS } from '../terraform/fields.ts';
import { judgeable } from './judgeable.ts';
import type { TemplateOptions } from './options.ts';
import { loadPlans } from './plans.ts';
import { loadRoots } from './roots.ts';
import type { Survey } from './survey.ts';

/**
 * Reads the roots and plans of a survey. A module that a root uses is judged through it, and a root that has its plan
 * beside it by the plan.
 */
export async function loadTerraform(found: Survey, options: TemplateOptions): Promise<Loaded> {
  const roots = await loadRoots(found.terraform, options);
  const plans = loadPlans(found.plans, roots, options);
  const rest = roots.filter(({ real }) => !plans.planned.has(real));
  const planned = roots.filter(({ real }) => plans.planned.has(real));
  const parts = rest.map(({ root }) => judgeable(root, TERRAFORM_MAPPINGS, options));
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
