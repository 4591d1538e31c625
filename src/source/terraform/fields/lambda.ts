import type { Mapping } from '../../template/mapping.ts';
import { ARN, named } from './identity.ts';

/** Functions as far as they stand in a network: clients of databases. */
export const FUNCTIONS: readonly Mapping[] = [
  {
    to: 'LambdaFunction',
    fields: {
      FunctionName: named('function_name'),
      FunctionArn: ARN,
      Runtime: { from: 'runtime' },
      Role: { from: 'role' },
      VpcConfig: {
        from: 'vpc_config',
        fields: { SecurityGroupIds: { from: 'security_group_ids' }, SubnetIds: { from: 'subnet_ids' } },
      },
    },
  },
];
