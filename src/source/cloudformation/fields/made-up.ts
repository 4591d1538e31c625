import { Unknown } from '../../../model/value.ts';
import type { Context, Field, Shape } from '../../template/mapping.ts';
import { chain, lowerCase, ownName } from '../../template/shape.ts';
import { presence } from './presence.ts';
import { replaced } from './shapes.ts';

/**
 * The name that CloudFormation makes up for a group without one: of the stack, the logical id and something random. It
 * is nobody else's, and never that of a group of AWS's own (`default.mysql8.0`).
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html
 */
function madeUp(address: string): string {
  return `<stack>-${address.toLowerCase()}-<random>`;
}

/** The name of a group that writes none. */
export function madeUpName({ declaration }: Context): string {
  return madeUp(declaration.address);
}

/** The name of a group, made up where none is written. */
export function groupName(from: string): Field {
  return { from, as: chain(lowerCase, ownName), absent: madeUpName };
}

/** The name of a group that a database uses: written, or made up for a group that is declared here. */
function nameOfGroup(type: string, nameProperty: string): Shape {
  return chain(lowerCase, (written, context) => {
    const { value } = written;
    const address = value instanceof Unknown ? unnamed(value.reference, type, nameProperty, context) : undefined;
    return address === undefined ? written : replaced(written, madeUp(address));
  });
}

function unnamed(
  address: string | undefined,
  type: string,
  nameProperty: string,
  context: Context,
): string | undefined {
  const found = address === undefined ? undefined : context.find(address);
  if (found?.type !== type) return undefined;
  const own: Context = { ...context, declaration: found, get: name => found.properties.get(name) };
  return presence(own, nameProperty) === false ? address : undefined;
}

export const parameterGroupName = nameOfGroup('AWS::RDS::DBParameterGroup', 'DBParameterGroupName');
export const clusterParameterGroupName = nameOfGroup(
  'AWS::RDS::DBClusterParameterGroup',
  'DBClusterParameterGroupName',
);
export const optionGroupName = nameOfGroup('AWS::RDS::OptionGroup', 'OptionGroupName');
export const subnetGroupName = nameOfGroup('AWS::RDS::DBSubnetGroup', 'DBSubnetGroupName');
