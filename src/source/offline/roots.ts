import { realpathSync } from 'node:fs';
import { loadTerraformRoot, type TerraformRoot } from '../terraform/root.ts';
import { boundaryOf } from './boundary.ts';
import type { TemplateOptions } from './options.ts';
import type { SurveyedFile } from './survey.ts';

/** A folder of Terraform files as it was found, with what was read of it. */
export interface LoadedRoot {
  readonly folder: SurveyedFile;
  /** The folder's real path. */
  readonly real: string;
  readonly root: TerraformRoot;
}

/** Reads the roots among folders with Terraform files, shallow ones first; a module that another uses is none. */
export async function loadRoots(
  folders: readonly SurveyedFile[],
  options: TemplateOptions,
): Promise<readonly LoadedRoot[]> {
  const used = new Set<string>();
  const roots: LoadedRoot[] = [];
  for (const folder of [...folders].sort((a, b) => depth(a) - depth(b))) {
    const real = realpathSync.native(folder.path);
    if (used.has(real)) continue;
    const root = await loadTerraformRoot(folder.name === '' ? '.' : folder.name, optionsFor(folder, options));
    for (const path of root.modulesUsed) used.add(path);
    roots.push({ folder, real, root });
  }
  return roots.filter(({ real }) => !used.has(real));
}

function depth({ name }: SurveyedFile): number {
  return name.split('/').length;
}

function optionsFor(folder: SurveyedFile, { variables, variableFiles }: TemplateOptions) {
  return { variables: variables ?? new Map(), varFiles: variableFiles ?? [], boundary: boundaryOf(folder) };
}
