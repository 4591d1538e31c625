import { Unknown } from '../../../model/value.ts';
import type { Context, Shape } from '../../template/mapping.ts';
import { replaced } from './shapes.ts';

/** A prefix list that is declared here goes by an id of its kind. */
export function prefixListId({ declaration }: Context): string {
  return `pl-${declaration.address}`;
}

/** What names a prefix list in a rule. */
export const prefixList: Shape = (written, { find }) => {
  const { value } = written;
  const found = value instanceof Unknown && value.reference !== undefined ? find(value.reference) : undefined;
  return found?.type === 'AWS::EC2::PrefixList' ? replaced(written, `pl-${found.address}`) : written;
};
