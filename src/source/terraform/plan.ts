import { isRecord, type Resource, Unknown } from '../../model/value.ts';
import type { Mistake } from '../../util/errors.ts';
import type { Declaration, Template, Written } from '../template/declaration.ts';
import { modulesIn, pathOf } from './plan-address.ts';
import { expressionOf, PlanConfiguration } from './plan-configuration.ts';
import { at, listOf, recordOf, textOf } from './plan-json.ts';
import { type PlannedResource, plannedResources } from './plan-resources.ts';
import { Sources } from './plan-sources.ts';
import { writtenOf } from './plan-values.ts';
import { wordings } from './plan-wording.ts';

export { withLines } from './plan-lines.ts';

/** What was made of a plan; a template is missing, with a mistake, where its format is not known. */
export interface ReadPlan {
  readonly template: Template | undefined;
  readonly mistakes: readonly Mistake[];
  readonly notes: readonly string[];
}

/** Whether JSON is what `terraform show -json` prints of a plan; of a state it prints `values`, which says nothing of changes. */
export function looksLikePlan(parsed: unknown): boolean {
  if (!isRecord(parsed) || typeof at(parsed, 'format_version') !== 'string') return false;
  return Array.isArray(at(parsed, 'resource_changes')) || isRecord(at(parsed, 'planned_values'));
}

/** Reads a plan as `terraform show -json` prints it, format 0.1 to 1.x: what will be there once it is applied. */
export function readPlan(path: string, parsed: unknown): ReadPlan {
  const plan = recordOf(parsed);
  const version = textOf(at(plan, 'format_version')) ?? '';
  if (!/^[01]\.\d+$/.test(version)) return { template: undefined, mistakes: [unknownFormat(path, version)], notes: [] };
  const planned = plannedResources(plan);
  const configuration = new PlanConfiguration(plan);
  const sources = new Sources(plan, configuration, planned);
  const declarations = planned.resources.map(resource => declare(resource, plan, configuration, sources));
  return { template: { kind: 'plan', path, declarations }, mistakes: [], notes: notesOf(path, plan) };
}

function unknownFormat(file: string, version: string): Mistake {
  return {
    message: `${file}: plans of format ${version === '' ? 'without a version' : version} are not known`,
    at: { file, line: 1, column: 1 },
    hint: 'print the plan with: terraform show -json FILE',
  };
}

function notesOf(path: string, plan: Resource): readonly string[] {
  const deferred = listOf(at(plan, 'deferred_changes')).length;
  return [
    ...(at(plan, 'errored') === true ? [`${path}: the plan ended with an error, so resources may be missing`] : []),
    ...(deferred > 0 ? [`${path}: ${deferred} changes are put off to a later plan and not judged`] : []),
    ...(isRecord(at(plan, 'configuration'))
      ? []
      : [`${path}: the plan has no configuration, so references are unknown`]),
  ];
}

const PARTIAL = new Unknown('computed-at-apply', 'the plan has only the values that it knows');

function declare(
  resource: PlannedResource,
  plan: Resource,
  configuration: PlanConfiguration,
  sources: Sources,
): Declaration {
  const { address, type, module } = resource;
  const steps = modulesIn(module);
  const calls = steps.map((_, index) => pathOf(steps.slice(0, index + 1)));
  return {
    type,
    address,
    properties: properties(resource, configuration, sources),
    attributes: new Map(),
    header: undefined,
    open: resource.partial ? PARTIAL : undefined,
    ...place(resource, plan, configuration),
    calls: calls.length > 0 ? calls : undefined,
  };
}

function properties(
  resource: PlannedResource,
  configuration: PlanConfiguration,
  sources: Sources,
): ReadonlyMap<string, Written> {
  const { after, unknown, sensitive } = resource;
  const worded = wordings(resource, configuration, sources);
  const names = new Set([...Object.keys(after), ...Object.keys(unknown)]);
  const written = [...names].flatMap(name => {
    const shadowed = { name, value: at(after, name), unknown: at(unknown, name), sensitive: at(sensitive, name) };
    const value = writtenOf(shadowed, worded(name));
    return value === undefined ? [] : [[name, value] as const];
  });
  return new Map(written);
}

/** Where it will be: in its own Region, in the one that its ARN names, or in its provider's. */
function place(resource: PlannedResource, plan: Resource, configuration: PlanConfiguration) {
  const { after, type, name, module } = resource;
  const [, , , ofArn, account] = (textOf(at(after, 'arn')) ?? '').split(':');
  const own = textOf(at(after, 'region')) ?? (ofArn === '' ? undefined : ofArn);
  const provider = configuration.provider(configuration.resource(configuration.module(module), type, name));
  const region = own ?? regionOf(provider, plan);
  return { region, account: /^\d{12}$/.test(account ?? '') ? account : undefined };
}

/** A provider's Region, where it is written down or a variable of the root has it. */
function regionOf(provider: Resource, plan: Resource): string | undefined {
  const expression = expressionOf(at(recordOf(at(provider, 'expressions')), 'region'));
  if (expression === undefined) return undefined;
  if (expression.isConstant) return textOf(expression.constant);
  const [only, ...others] = expression.references;
  const variable = others.length === 0 ? /^var\.([\w-]+)$/.exec(only ?? '')?.[1] : undefined;
  return variable === undefined
    ? undefined
    : textOf(at(recordOf(at(recordOf(at(plan, 'variables')), variable)), 'value'));
}
