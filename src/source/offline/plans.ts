import { dirname } from 'node:path';
import type { Mistake } from '../../util/errors.ts';
import type { Loaded } from '../source.ts';
import { TERRAFORM_MAPPINGS } from '../terraform/fields.ts';
import { looksLikePlan, readPlan, withLines } from '../terraform/plan.ts';
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
): Plans {
  const planned = new Set<string>();
  const parts = files.map(file => loadPlan(file, roots, planned, options));
  return {
    inventories: parts.flatMap(({ inventories }) => inventories),
    mistakes: parts.flatMap(({ mistakes }) => mistakes),
    notes: parts.flatMap(({ notes }) => notes),
    planned,
  };
}

function loadPlan(
  file: SurveyedFile,
  roots: readonly LoadedRoot[],
  planned: Set<string>,
  options: TemplateOptions,
): Loaded {
  const parsed = parse(file);
  if ('mistake' in parsed) return { inventories: [], mistakes: [parsed.mistake], notes: [] };
  if (!looksLikePlan(parsed.value)) return { inventories: [], mistakes: [noPlan(file)], notes: [] };
  const read = readPlan(file.name, parsed.value);
  const { template } = read;
  if (template === undefined) return judgeable(read, TERRAFORM_MAPPINGS, options);
  const root = file.text === undefined ? rootOf(file, roots) : undefined;
  const source = root?.root.template;
  if (root !== undefined && source !== undefined) planned.add(root.real);
  const placed = source === undefined ? template : withLines(template, source);
  return judgeable({ ...read, template: placed }, TERRAFORM_MAPPINGS, options);
}

function rootOf({ path }: SurveyedFile, roots: readonly LoadedRoot[]): LoadedRoot | undefined {
  const folder = realOf(dirname(path));
  return roots.find(({ real }) => real === folder);
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
