import type { TypeName } from '../../model/types.ts';
import type { Declaration, Written } from './declaration.ts';

/** What a table looks at beside the value at hand: the other properties of the resource or block that it stands in. */
export interface Context {
  /** A property that is written; one that is written as nothing (null, AWS::NoValue) is not. Dots lead into nested maps and single blocks. */
  readonly get: (name: string) => Written | undefined;
  /** The resource declaration that it belongs to. */
  readonly declaration: Declaration;
  /** Another declared resource, by its address. */
  readonly find: (address: string) => Declaration | undefined;
  /** Every declared resource of a type, `AWS::EC2::Route`. */
  readonly ofType: (type: string) => readonly Declaration[];
}

/** Makes a value what the API would say, in the API's own field names; positions stay with their values. */
export type Shape = (written: Written, context: Context) => Written;

/** One API field: the property it is written as, and what leaving it out means. */
export interface Field {
  /** The property or argument; of several names the first that is written. Dots lead into nested maps and single blocks. */
  readonly from?: string | readonly string[];
  /** Where the value is not in the API's form; by default scalars are read as the schema's kind, and maps field by field. */
  readonly as?: Shape;
  /** The fields of a structure (or of a list of them), where their names or meanings of absence differ from what is written. */
  readonly fields?: Fields;
  /** What AWS does when it is left out: a value, an Unknown, or a function of the rest. Without it the field is then simply absent. */
  readonly absent?: Absent;
}

export type Fields = Readonly<Record<string, Field>>;

/** A function gives a value, an Unknown, or undefined for absent. */
export type Absent = string | number | boolean | readonly unknown[] | object | ((context: Context) => unknown);

/** The rows of one model type that a declared type stands for. */
export interface Mapping {
  readonly to: TypeName;
  /**
   * The API fields it can express; a field that is not here is unknown: not-in-source. Derived fields that only templates have
   * (masterPassword, deletionPolicy …) and the `subject` key of a type stand here too.
   */
  readonly fields: Fields;
  /** Where a declared resource is several rows, or none: what each reads its fields from. One row, of its properties, where it is left out. */
  readonly rows?: (declaration: Declaration, context: Context) => readonly Part[];
  /** For types whose rows are about a subject (the parameters of a group): whose rows are all declared here, by the key they name it by. */
  readonly subject?: (context: Context) => Written | undefined;
}

/** What one of several rows is made of; an Unknown value stands for rows that are there but not known. */
export interface Part {
  readonly properties: ReadonlyMap<string, Written>;
  /** The place of the row as a whole. */
  readonly at: Written['at'];
}

/** By declared type. */
export type Mappings = Readonly<Record<string, readonly Mapping[]>>;
