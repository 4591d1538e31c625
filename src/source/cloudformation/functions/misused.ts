import type { Location } from '../../../model/location.ts';
import type { Written } from '../../template/declaration.ts';
import { unknown } from '../written.ts';

/** A function with arguments that it does not take. */
export function misused(name: string, at: Location): Written {
  return unknown('expression', `${name} does not take what is written here`, at);
}
