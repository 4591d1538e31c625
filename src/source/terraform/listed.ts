import { type Boundary, readText } from './boundary.ts';

/** Folders of downloaded modules by the names of the calls that lead to them: `.terraform/modules/modules.json`. */
export function listedModules(root: string, boundary: Boundary): ReadonlyMap<string, string> {
  const look = boundary.look(`${root}/.terraform/modules/modules.json`);
  const found = look.is === 'there' ? readText(look.real) : undefined;
  if (found === undefined || 'problem' in found) return new Map();
  try {
    const data: unknown = JSON.parse(found.text);
    return new Map(entriesOf(data));
  } catch {
    return new Map();
  }
}

function* entriesOf(data: unknown): Generator<readonly [string, string]> {
  if (typeof data !== 'object' || data === null || !('Modules' in data) || !Array.isArray(data.Modules)) return;
  for (const one of data.Modules) {
    const module: unknown = one;
    if (typeof module !== 'object' || module === null || !('Key' in module) || !('Dir' in module)) continue;
    if (typeof module.Key === 'string' && typeof module.Dir === 'string') yield [module.Key, module.Dir];
  }
}
