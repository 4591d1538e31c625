import type { Mistake } from '../../util/errors.ts';
import type { Loaded } from '../source.ts';
import type { Template } from '../template/declaration.ts';
import { inventoryOf } from '../template/inventory.ts';
import type { Mappings } from '../template/mapping.ts';
import { fromTop } from './boundary.ts';
import { type Commented, inlineIn } from './inline.ts';
import type { TemplateOptions } from './options.ts';

interface Read {
  readonly template: Template | undefined;
  readonly mistakes: readonly Mistake[];
  readonly notes: readonly string[];
}

/**
 * What was read of a template, as an inventory with what its authors suppress. One without resources that we know has
 * nothing to judge but is a template all the same.
 */
export function judgeable(
  { template, mistakes, notes }: Read,
  mappings: Mappings,
  options: TemplateOptions,
  commented: Commented,
): Loaded {
  if (template === undefined) return { inventories: [], mistakes, notes };
  const found = inlineIn(template, options, commented);
  return {
    inventories: [inventoryOf({ ...template, root: fromTop(template.path) }, mappings, found.inline)],
    mistakes: [...mistakes, ...found.mistakes],
    notes,
  };
}
