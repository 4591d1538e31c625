import { dirname } from 'node:path';
import type { Mistake } from '../../util/errors.ts';
import type { Loaded } from '../source.ts';
import type { Declaration, Template } from '../template/declaration.ts';
import type { CommentsIn } from '../template/ignore-comments.ts';
import { TERRAFORM_MAPPINGS } from '../terraform/fields.ts';
import { looksLikePlan, readPlan, withLines } from '../terraform/plan.ts';
import { withoutIndexes } from '../terraform/plan-address.ts';
import { judgeable } from './judgeable.ts';
import type { TemplateOptions } from './options.ts';
import { realOf } from './real.ts';
import type { LoadedRoot } from './roots.ts';
import type { SurveyedFile } from './survey.ts';
import { textOf } from './text.ts';

interface Plans extends Loaded {
  /** Real paths of the roots that a plan speaks for. */
  readonly planned: ReadonlySet<string>;
}

/** Reads plans; one that stands in the folder of a root that was read takes its lines from there. */
export function loadPlans(
  files: readonly SurveyedFile[],
  roots: readonly LoadedRoot[],
  options: TemplateOptions,
  commentsIn: CommentsIn,
): Plans {
  const planned = new Set<string>();
  const parts = files.map(file => loadPlan(file, { roots, planned, options, commentsIn }));
  return {
    inventories: parts.flatMap(({ inventories }) => inventories),
    mistakes: parts.flatMap(({ mistakes }) => mistakes),
    notes: parts.flatMap(({ notes }) => notes),
    planned,
  };
}

interface Around {
  readonly roots: readonly LoadedRoot[];
  readonly planned: Set<string>;
  readonly options: TemplateOptions;
  readonly commentsIn: CommentsIn;
}

function loadPlan(file: SurveyedFile, { roots, planned, options, commentsIn }: Around): Loaded {
  const parsed = parse(file);
  if ('mistake' in parsed) return { inventories: [], mistakes: [parsed.mistake], notes: [] };
  if (!looksLikePlan(parsed.value)) return { inventories: [], mistakes: [noPlan(file)], notes: [] };
  const read = readPlan(file.name, parsed.value);
  const { template } = read;
  const root = template === undefined ? undefined : besidePlan(file, template, roots);
  if (template === undefined || root === undefined) return judgeable(read, TERRAFORM_MAPPINGS, options, { commentsIn });
  planned.add(root.real);
  const placed = withLines(template, root.source);
  const notes = [...read.notes, ...behind(file, template, root.source)];
  return judgeable({ ...read, template: placed, notes }, TERRAFORM_MAPPINGS, options, { commentsIn });
}

/** The root in the plan's folder, where it declares something of what the plan plans. */
function besidePlan({ path, text }: SurveyedFile, plan: Template, roots: readonly LoadedRoot[]) {
  if (text !== undefined) return undefined;
  const folder = realOf(dirname(path));
  const found = roots.find(({ real }) => real === folder);
  const source = found?.root.template;
  if (found === undefined || source === undefined) return undefined;
  const own = new Set(source.declarations.map(blockOf));
  return plan.declarations.some(one => own.has(blockOf(one))) ? { real: found.real, source } : undefined;
}

/** Resources that were written since the plan was made are not judged. */
function behind({ name }: SurveyedFile, plan: Template, source: Template): readonly string[] {
  const planned = new Set(plan.declarations.map(blockOf));
  const missing = source.declarations.filter(
    one => one.maybe === undefined && /^aws_\w+$/.test(one.type) && !planned.has(blockOf(one)),
  );
  const [first] = missing;
  if (first === undefined) return [];
  const what = missing.length === 1 ? first.address : `${first.address} and ${missing.length - 1} others`;
  return [`${name}: the files declare ${what} and the plan does not; plan again to have it judged`];
}

function blockOf({ address }: Declaration): string {
  return withoutIndexes(address);
}

function parse(file: SurveyedFile): { readonly value: unknown } | { readonly mistake: Mistake } {
  const read = textOf(file);
  if ('message' in read) return { mistake: read };
  try {
    return { value: JSON.parse(read.text) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { mistake: { message: `is not JSON: ${why}`, at: { file: file.name, line: 1, column: 1 } } };
  }
}

function noPlan({ name }: SurveyedFile): Mistake {
  return {
    message: 'holds no plan that rds-audit knows',
    at: { file: name, line: 1, column: 1 },
    hint: 'write it with: terraform show -json FILE > plan.json',
  };
}
