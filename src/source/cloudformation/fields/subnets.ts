import { Unknown } from '../../../model/value.ts';
import type { Declaration, Written } from '../../template/declaration.ts';
import type { Context, Field } from '../../template/mapping.ts';
import { each, elementsOf, inside } from '../../template/shape.ts';
import { SOME_ZONE } from './defaults.ts';

/** A subnet that is declared here, by what refers to it. */
function subnetOf(written: Written | undefined, { find }: Context): Declaration | undefined {
  const value = written?.value;
  const found = value instanceof Unknown && value.reference !== undefined ? find(value.reference) : undefined;
  return found?.type === 'AWS::EC2::Subnet' ? found : undefined;
}

/** The VPC of the subnets that a property lists: that of the first which is declared here. */
export function vpcOfSubnets(property: string): Field {
  return {
    absent: context => {
      const written = context.get(property);
      const subnets = written === undefined ? [] : elementsOf(written).map(one => subnetOf(one, context));
      return subnets.find(subnet => subnet !== undefined)?.properties.get('VpcId')?.value ?? NOT_HERE;
    },
  };
}

const NOT_HERE = new Unknown('unresolved-reference', 'its subnets are not declared here', 'resource', true);

function ofSubnet(property: string, field: string, otherwise: Unknown | undefined): Field {
  return {
    absent: context => {
      const subnet = subnetOf(context.get('SubnetIdentifier'), context);
      if (subnet === undefined) return NOT_HERE_AT_ALL;
      const value = subnet.properties.get(property)?.value ?? subnet.open ?? otherwise;
      return value === undefined || (value instanceof Unknown && !value.exists) ? value : { [field]: value };
    },
  };
}

const NOT_HERE_AT_ALL = new Unknown('unresolved-reference', 'the subnet is not declared here');

/** The subnets of a group, with what those that are declared here say. */
export const SUBNETS: Field = {
  from: 'SubnetIds',
  as: each(inside('SubnetIdentifier')),
  fields: {
    SubnetIdentifier: { from: 'SubnetIdentifier' },
    SubnetAvailabilityZone: ofSubnet('AvailabilityZone', 'Name', SOME_ZONE),
    SubnetOutpost: ofSubnet('OutpostArn', 'Arn', undefined),
  },
};
