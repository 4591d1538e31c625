import type { Inventory } from '../../model/inventory.ts';
import type { SourceKind } from '../../model/scope.ts';
import type { Survey } from './survey.ts';

/** What a source is called when there are several of it. */
const NAMES = {
  cloudformation: ['CloudFormation template', 'CloudFormation templates'],
  terraform: ['Terraform root', 'Terraform roots'],
  plan: ['Terraform plan', 'Terraform plans'],
  recorded: ['recorded account and region', 'recorded accounts and regions'],
} as const satisfies Partial<Record<SourceKind, readonly [string, string]>>;

/** In one line what of the folders was judged and what was left; nothing where all that was met are recordings. */
export function accountOf(found: Survey, inventories: readonly Inventory[]): readonly string[] {
  const isMixed = found.mixed.size > 0 || found.passedOver > 0;
  if (!found.walked || !isMixed) return [];
  const judged = Object.entries(NAMES).flatMap(([kind, names]) => {
    const count = inventories.filter(({ scope }) => scope.kind === kind).length;
    return count === 0 ? [] : [counted(count, names)];
  });
  const left = counted(found.passedOver, ['YAML or JSON file that is neither', 'YAML and JSON files that are neither']);
  const passed = found.passedOver === 0 ? [] : [`passed over ${left}`];
  return [[`read ${judged.length === 0 ? 'nothing' : judged.join(', ')}`, ...passed].join('; ')];
}

function counted(count: number, [one, many]: readonly [string, string]): string {
  return `${count} ${count === 1 ? one : many}`;
}
