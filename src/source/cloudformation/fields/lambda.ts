import type { Mapping } from '../../template/mapping.ts';
import { MADE, name } from './shapes.ts';

/** Functions as far as they stand in a network: clients of databases. */
export const LAMBDA: Mapping = {
  to: 'LambdaFunction',
  fields: {
    FunctionName: name('FunctionName'),
    FunctionArn: MADE,
    Runtime: { from: 'Runtime' },
    Role: { from: 'Role' },
    VpcConfig: {
      from: 'VpcConfig',
      fields: { SecurityGroupIds: { from: 'SecurityGroupIds' }, SubnetIds: { from: 'SubnetIds' } },
    },
  },
};
