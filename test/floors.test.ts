import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** The rooms of the house, by floor (docs/decisions/0001): a file imports from its own room or from a lower floor. */
const FLOORS: Readonly<Record<string, number>> = {
  util: 0,
  version: 0,
  model: 1,
  source: 2,
  rule: 2,
  policy: 2,
  report: 2,
  select: 3,
  audit: 3,
  assemble: 3,
  commands: 3,
  index: 3,
  cli: 4,
  lambda: 4,
};

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts'))
  .map(file => file.split(sep).join('/'));

/** Every module a file names, `import type`, re-exports and `import()` included. */
function specifiersOf(text: string): readonly string[] {
  const { module } = parseSync('file.ts', text);
  const dynamic = module.dynamicImports.map(({ moduleRequest: { start, end } }) => text.slice(start + 1, end - 1));
  const exported = module.staticExports.flatMap(({ entries }) =>
    entries.map(({ moduleRequest }) => moduleRequest?.value),
  );
  return [...module.staticImports.map(one => one.moduleRequest.value), ...exported, ...dynamic].filter(
    name => name !== undefined && name !== null,
  );
}

function importsOf(file: string): readonly Import[] {
  const names = specifiersOf(readFileSync(join(SRC, file), 'utf8')).filter(name => name.startsWith('.'));
  return names.map(name => ({
    from: file,
    to: relative(SRC, resolve(SRC, dirname(file), name))
      .split(sep)
      .join('/'),
  }));
}

function roomOf(file: string): string {
  return (file.split('/')[0] ?? '').replace(/\.ts$/, '');
}

/** Why an import is not allowed; undefined where it is. */
function trespass({ from, to }: Import): string | undefined {
  if (to.startsWith('..')) return `${from} leaves src for ${to}`;
  const [room, other] = [roomOf(from), roomOf(to)];
  const [floor, otherFloor] = [FLOORS[room], FLOORS[other]];
  if (floor === undefined || otherFloor === undefined) return `${from} or ${to} stands in no room`;
  if (room === other || otherFloor < floor || (floor === 3 && otherFloor === 3)) return undefined;
  return `${from} (${room}, floor ${floor}) imports ${to} (${other}, floor ${otherFloor})`;
}

describe('the house', () => {
  const imports = files.flatMap(importsOf);

  it('is read whole', () => {
    expect(files).toContain('cli.ts');
    expect(imports.length).toBeGreaterThan(200);
  });

  it('lets a file import only from its own room or from below', () => {
    expect(imports.map(trespass).filter(why => why !== undefined)).toEqual([]);
  });

  it('would notice a trade that knows another, and a floor that looks up', () => {
    expect(trespass({ from: 'rule/load.ts', to: 'report/text.ts' })).toMatch(/imports/);
    expect(trespass({ from: 'model/value.ts', to: 'rule/rule.ts' })).toMatch(/imports/);
    expect(
      specifiersOf("import type { A } from './a.ts'; export { b } from './b.ts'; const c = import('./c.ts');"),
    ).toEqual(['./a.ts', './b.ts', './c.ts']);
  });

  it('has no import cycle', () => {
    const graph = new Map(files.map(file => [file, importsOf(file).map(one => one.to)]));
    expect(cyclesIn(graph)).toEqual([]);
  });

  it('keeps console, process and the clock to the doors', () => {
    const forbidden = /\bconsole\.|\bprocess\.|\bDate\.now\(|\bnew Date\(\)/;
    const offenders = files.filter(file => !['cli.ts', 'lambda.ts'].includes(file) && forbidden.test(codeOf(file)));
    expect(offenders).toEqual([]);
  });

  it('reads files only in sources, loaders and commands', () => {
    const allowed = /^(source\/|commands\/|cli\.ts|cli\/|lambda\.ts|rule\/load\.ts|rule\/builtin\.ts)/;
    const readers = files.filter(file =>
      specifiersOf(readFileSync(join(SRC, file), 'utf8')).some(name => name === 'node:fs'),
    );
    expect(readers.filter(file => !allowed.test(file))).toEqual([]);
  });
});

/** The text without its comments. */
function codeOf(file: string): string {
  return readFileSync(join(SRC, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}

function cyclesIn(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file);
    if (at >= 0) cycles.push([...path.slice(at), file].join(' -> '));
    if (at >= 0 || done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return cycles;
}
