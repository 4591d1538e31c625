import type { Location } from '../../model/location.ts';
import type { Unknown } from '../../model/value.ts';
import type { Position } from '../../util/errors.ts';
import type { YamlEntry, YamlMap, YamlNode } from '../../util/yaml.ts';
import type { Written } from '../template/declaration.ts';

/** Three-valued: an Unknown says why it cannot be told. */
export type Holds = boolean | Unknown;

/** What the values of one template are evaluated against. */
export interface Context {
  /** A value with its functions resolved as far as the template tells; it is said to stand at `at`. */
  evaluate(node: YamlNode, at: Location): Written;
  /** What a name means: a parameter, a pseudo parameter, a resource. */
  ref(name: string, at: Location): Written;
  attribute(resource: string, attribute: string, at: Location): Written;
  /** Whether a named condition holds. */
  condition(name: string): Holds;
  /** The mapping with this name. */
  mapping(name: string): YamlNode | undefined;
  /** The entries of a map with its loops unrolled. */
  entries(map: YamlMap): Entries;
  /** Counts work, so that a small text cannot ask for much of it. */
  spend(amount: number, at: Position): void;
}

/** An entry of a map whose loops are unrolled. */
export interface LoopEntry extends YamlEntry {
  /** Why it may not be there, or there several times: what its loop runs over is not known. */
  readonly maybe?: Unknown | undefined;
}

export interface Entries {
  readonly entries: readonly LoopEntry[];
  /** Why there may be more: a transform stands among them. */
  readonly open?: Unknown | undefined;
}

/** One intrinsic function. */
export type Intrinsic = (argument: YamlNode, at: Location, context: Context) => Written;
