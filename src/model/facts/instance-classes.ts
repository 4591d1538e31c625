import data from './instance-classes.generated.json' with { type: 'json' };

export interface ClassSize {
  readonly vcpus: number;
  readonly memoryGiB: number;
}

export interface ClassFamily {
  /** `current` or `previous`. */
  readonly generation: string;
  /** `intel`, `amd` or `graviton`. */
  readonly processor: string;
  /** RDS for SQL Server turns half of the vCPUs off in sizes of eight and more. */
  readonly sqlserver?: string;
}

const SIZES: Readonly<Record<string, ClassSize>> = data.classes;
const FAMILIES: Readonly<Record<string, ClassFamily>> = data.families;

/** The day of the table, for reasons. */
export const CLASSES_AS_OF = data.asOf;

/** `r6g` of `db.r6g.large`, `serverless` of `db.serverless`; undefined where it is no class. */
export function familyOf(instanceClass: string): string | undefined {
  return /^db\.([a-z]\w*)(?:\.|$)/.exec(instanceClass)?.[1];
}

/** What the table says of a family; undefined where it has none of that name. */
export function classFamily(family: string): ClassFamily | undefined {
  return Object.hasOwn(FAMILIES, family) ? FAMILIES[family] : undefined;
}

/** What the table says of a class; Oracle's `.tpc2.mem3x` has threads of two per core and three times the memory. */
export function classSize(instanceClass: string): ClassSize | undefined {
  const match = /^db\.(\w+\.\w+)(?:\.tpc([12])\.mem(\d)x)?$/.exec(instanceClass);
  const name = match?.[1] ?? '';
  const size = Object.hasOwn(SIZES, name) ? SIZES[name] : undefined;
  if (size === undefined || match?.[2] === undefined) return size;
  return { vcpus: (size.vcpus * Number(match[2])) / 2, memoryGiB: size.memoryGiB * Number(match[3]) };
}
