import { Unknown } from '../../../model/value.ts';
import type { Declaration, Written } from '../../template/declaration.ts';
import type { Context } from '../../template/mapping.ts';
import { like, plainOf } from './values.ts';

/** What versions of a module do differently. */
export const BY_MODULE = new Unknown(
  'unresolved-reference',
  'the module is not on disk, and its versions differ in this',
);
/** The same of something that the module certainly gives. */
export const GIVEN_BY_MODULE = new Unknown(
  'unresolved-reference',
  'the module gives it, which is not on disk',
  'resource',
  true,
);

/** Whether a module's call is of a module of the registry, by any way to write its source. */
export function isCallOf(name: string, submodule: string) {
  const registry = new RegExp(`(?:^|/)terraform-aws-modules/${name}/aws(?://modules/${submodule})?$`);
  const git = new RegExp(
    `terraform-aws-modules/terraform-aws-${name}(?:\\.git)?(?://modules/${submodule})?(?:\\?.*)?$`,
  );
  return ({ properties }: Declaration): boolean => {
    const source = properties.get('source')?.value;
    return typeof source === 'string' && (registry.test(source) || git.test(source));
  };
}

/** Whether an argument of a call is true; `other` where it is not written. */
export function isAsked({ get }: Pick<Context, 'get'>, name: string, other: boolean): boolean | Unknown {
  const value = plainOf(get(name));
  if (value === undefined) return other;
  return value instanceof Unknown ? value : String(value) === 'true';
}

/** Several maps of tags as one; later ones win, and what one of them hides may be any tag. */
export function tagsOf(declaration: Declaration, names: readonly string[]): readonly (readonly [string, Written])[] {
  const written = names.flatMap(name => declaration.properties.get(name) ?? []).filter(({ value }) => value !== null);
  const [first] = written;
  if (first === undefined) return [];
  const maps = written.map(({ value }) => value).filter(value => value instanceof Map);
  const hidden = written
    .map(({ value, open }) => (value instanceof Unknown ? value : open))
    .find(why => why !== undefined);
  if (maps.length === 0 && hidden !== undefined) return [['$tags', like(first, hidden)]];
  return [['$tags', like(first, new Map(maps.flatMap(map => [...map])), hidden)]];
}
