import type { Mistake } from '../../util/errors.ts';
import type { Loaded } from '../source.ts';
import { boundaryOf, within } from './boundary.ts';
import { judgeable } from './judgeable.ts';
import type { LoadedTemplates } from './loaded.ts';
import type { TemplateOptions } from './options.ts';
import type { Survey, SurveyedFile } from './survey.ts';
import { textOf } from './text.ts';
import { undeclaredParameters } from './undeclared.ts';

/** Reads the templates, plans and Terraform roots of a survey; what cannot be read is told and the rest is loaded. */
export async function loadTemplates(found: Survey, options: TemplateOptions): Promise<LoadedTemplates> {
  const parts: Loaded[] = [];
  let modules = 0;
  if (found.templates.length > 0) parts.push(await loadCloudFormation(found.templates, options));
  if (found.terraform.length + found.plans.length > 0) {
    const { loadTerraform } = await import('./terraform.ts');
    const terraform = await loadTerraform(found, options);
    parts.push(terraform);
    modules = terraform.modules;
  }
  return {
    modules,
    inventories: parts.flatMap(({ inventories }) => inventories),
    mistakes: parts.flatMap(({ mistakes }) => mistakes),
    notes: parts.flatMap(({ notes }) => notes),
  };
}

async function loadCloudFormation(files: readonly SurveyedFile[], options: TemplateOptions): Promise<Loaded> {
  const [{ readCloudFormation, readParameterFile, yamlComments }, { CLOUDFORMATION_MAPPINGS }] = await Promise.all([
    import('../cloudformation.ts'),
    import('../cloudformation/fields.ts'),
  ]);
  const { values, mistakes } = parametersOf(options, readParameterFile);
  const texts = options.parameters?.size ? files.map(textOf) : [];
  const unheeded = undeclaredParameters(options.parameters?.keys() ?? [], texts);
  const parts = files.map((file, i) => {
    const text = texts[i] ?? textOf(file);
    if ('message' in text) return { ...NOTHING, mistakes: [text] };
    const boundary = boundaryOf(file);
    const readFile = (path: string) => within(boundary, path);
    const read = readCloudFormation(file.name, text.text, { parameters: values, readFile });
    return judgeable(read, CLOUDFORMATION_MAPPINGS, options, { commentsIn: yamlComments, input: file.text });
  });
  return {
    inventories: parts.flatMap(({ inventories }) => inventories),
    mistakes: [...mistakes, ...unheeded, ...parts.flatMap(part => part.mistakes)],
    notes: parts.flatMap(({ notes }) => notes),
  };
}

const NOTHING: Loaded = { inventories: [], mistakes: [], notes: [] };

type ReadParameters = (
  file: string,
  text: string,
) => { readonly parameters: ReadonlyMap<string, string>; readonly mistakes: readonly Mistake[] };

/** Files in order, then what was given by name: the later wins. */
function parametersOf({ parameters, parameterFiles = [] }: TemplateOptions, read: ReadParameters) {
  const values = new Map<string, string>();
  const mistakes: Mistake[] = [];
  for (const name of parameterFiles) {
    const text = textOf({ name, path: name, argument: name });
    const file = 'message' in text ? { parameters: values, mistakes: [text] } : read(name, text.text);
    mistakes.push(...file.mistakes);
    for (const [key, value] of file.parameters) values.set(key, value);
  }
  for (const [key, value] of parameters ?? []) values.set(key, value);
  return { values, mistakes };
}
