import type { Inventory } from '../../model/inventory.ts';
import type { SourceKind } from '../../model/scope.ts';
import type { Survey } from './survey.ts';

type Names = readonly [one: string, many: string];

/** What a source is called when there are several of it. */
const NAMES = {
  cloudformation: ['CloudFormation template', 'CloudFormation templates'],
  terraform: ['Terraform root', 'Terraform roots'],
  plan: ['Terraform plan', 'Terraform plans'],
  recorded: ['recorded account and region', 'recorded accounts and regions'],
} as const satisfies Partial<Record<SourceKind, Names>>;

const MODULES: Names = ['module through what uses it', 'modules through what uses them'];
const OTHERS: Names = ['other YAML or JSON file', 'other YAML and JSON files'];
/** How much of what git ignores is named. */
const NAMED = 3;

/** What was read of a survey. */
interface Judged {
  readonly inventories: readonly Inventory[];
  /** Folders with Terraform files that are judged through those that use them. */
  readonly modules: number;
}

/** In one line what of the folders is judged and what is left; nothing where all that was met are recordings. */
export function accountOf(found: Survey, judged: Judged): readonly string[] {
  const isMixed = found.mixed.size > 0 || found.passedOver > 0 || found.ignored.length > 0;
  if (!found.walked || !isMixed) return [];
  const left = leftOf(found);
  return [[`judged ${inWords(judgedOf(judged)) || 'nothing'}`, ...(left === '' ? [] : [`left ${left}`])].join('; ')];
}

function judgedOf({ inventories, modules }: Judged): readonly string[] {
  const countOf = (kind: string) => inventories.filter(({ scope }) => scope.kind === kind).length;
  const scopes = Object.entries(NAMES).map(([kind, names]) => counted(countOf(kind), names));
  return [...scopes, counted(modules, MODULES)].filter(words => words !== '');
}

function leftOf({ passedOver, ignored }: Survey): string {
  const more = ignored.length - NAMED;
  const names = [...ignored.slice(0, NAMED), ...(more > 0 ? [`${more} more`] : [])];
  const byGit = names.length === 0 ? [] : [`what git ignores (${names.join(', ')})`];
  return inWords([counted(passedOver, OTHERS), ...byGit].filter(words => words !== ''));
}

function counted(count: number, [one, many]: Names): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c` */
function inWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
