/** `[0]`, `["a.b"]` */
const INDEX = String.raw`\[(?:\d+|"(?:[^"\\]|\\.)*")\]`;
const MODULE = new RegExp(String.raw`module\.([\w-]+)(${INDEX})?\.?`, 'y');
const RESOURCE = new RegExp(String.raw`^([a-zA-Z][\w-]*)\.([\w-]+)(${INDEX})?(?:\.([\w-]+))?`);
const OUTPUT = new RegExp(String.raw`^module\.([\w-]+)(${INDEX})?\.([\w-]+)`);

/** One step into a module: the name of its call, and which of its instances. */
export interface ModuleStep {
  readonly name: string;
  /** `[0]`, `["a"]`; undefined where the call makes one instance. */
  readonly index: string | undefined;
}

/** The modules that an address leads through, outermost first. */
export function modulesIn(address: string): readonly ModuleStep[] {
  const steps: ModuleStep[] = [];
  MODULE.lastIndex = 0;
  for (let match = MODULE.exec(address); match !== null; match = MODULE.exec(address))
    steps.push({ name: match[1] ?? '', index: match[2] });
  return steps;
}

/** `module.a[0].module.b` */
export function pathOf(steps: readonly ModuleStep[]): string {
  return steps.map(({ name, index }) => `module.${name}${index ?? ''}`).join('.');
}

/** What an expression refers to, in the words of its module: `aws_kms_key.db[0].arn`. */
export interface ResourceReference {
  readonly type: string;
  readonly name: string;
  readonly index: string | undefined;
  /** Terraform 0.12 does not say which. */
  readonly attribute: string | undefined;
}

export function resourceIn(reference: string): ResourceReference | undefined {
  const match = RESOURCE.exec(reference);
  return match === null
    ? undefined
    : { type: match[1] ?? '', name: match[2] ?? '', index: match[3], attribute: match[4] };
}

/** An output of a module that is called: `module.net.vpc_id`, `module.net["a"].vpc_id`. */
export interface OutputReference extends ModuleStep {
  readonly output: string;
}

export function outputIn(reference: string): OutputReference | undefined {
  const match = OUTPUT.exec(reference);
  return match === null ? undefined : { name: match[1] ?? '', index: match[2], output: match[3] ?? '' };
}

/** Terraform lists each reference with all that it goes through; only the whole ones count. */
export function wholeReferences(references: readonly string[]): readonly string[] {
  return references.filter(
    one => !references.some(other => other.startsWith(`${one}.`) || other.startsWith(`${one}[`)),
  );
}

/** An address without the indexes of its copies. */
export function withoutIndexes(address: string): string {
  return address.replaceAll(new RegExp(INDEX, 'g'), '');
}
