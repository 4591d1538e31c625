import { Unknown } from '../../../model/value.ts';
import type { Declaration, Written } from '../../template/declaration.ts';
import type { Context, Fields, Mapping, Part, Shape } from '../../template/mapping.ts';
import { constant } from '../../template/shape.ts';
import { VPC_GROUP } from './defaults.ts';
import { ARN, named, ownKey, TAGS } from './identity.ts';
import { vpcOf } from './network.ts';
import { poolDefaults } from './proxy-defaults.ts';
import { type Naming, relatives } from './relatives.ts';
import { like } from './values.ts';

const AUTH: Fields = {
  AuthScheme: { from: 'auth_scheme', absent: 'SECRETS' },
  ClientPasswordAuthType: { from: 'client_password_auth_type' },
  Description: { from: 'description' },
  IAMAuth: { from: 'iam_auth', absent: 'DISABLED' },
  SecretArn: { from: 'secret_arn' },
  UserName: { from: 'username' },
};

/** What leaving an argument out means: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_proxy */
const PROXY: Fields = {
  DBProxyName: named('name'),
  DBProxyArn: ARN,
  EngineFamily: { from: 'engine_family' },
  RequireTLS: { from: 'require_tls', absent: false },
  DebugLogging: { from: 'debug_logging', absent: false },
  IdleClientTimeout: { from: 'idle_client_timeout', absent: 1800 },
  DefaultAuthScheme: { from: 'default_auth_scheme', absent: 'NONE' },
  Auth: { from: 'auth', fields: AUTH },
  RoleArn: { from: 'role_arn' },
  VpcSubnetIds: { from: 'vpc_subnet_ids' },
  VpcSecurityGroupIds: { from: 'vpc_security_group_ids', absent: VPC_GROUP },
  VpcId: { absent: vpcOf('vpc_subnet_ids') },
  EndpointNetworkType: { from: 'endpoint_network_type', absent: 'IPV4' },
  TargetConnectionNetworkType: { from: 'target_connection_network_type', absent: 'IPV4' },
  Tags: TAGS,
};

const TARGET_GROUP: Fields = {
  proxyName: { from: 'db_proxy_name' },
  DBProxyName: { from: 'db_proxy_name' },
  TargetGroupName: { absent: 'default' },
  TargetGroupArn: ARN,
  IsDefault: { absent: true },
  ConnectionPoolConfig: { from: ['connection_pool_config', '$pool'], fields: poolDefaults },
};

const GROUPS: Naming = { type: 'aws_db_proxy_default_target_group', by: 'db_proxy_name', own: ['name'] };

/** Every proxy has a default target group; where no declaration sets it up, with AWS's own settings. */
function defaultGroup(declaration: Declaration, context: Context): readonly Part[] {
  const { certain, possible } = relatives(context, GROUPS);
  if (certain.length > 0) return [];
  const at = { at: declaration.header, origin: 'literal' } as const;
  const pool = possible[0] === undefined ? new Map<string, Written>() : possible[0].why;
  const family = declaration.properties.get('engine_family');
  const properties = [
    ['db_proxy_name', ownKey(context, 'name')] as const,
    [
      '$pool',
      like(at, pool instanceof Unknown ? pool : new Map(family === undefined ? [] : [['family', family]])),
    ] as const,
  ];
  return [{ properties: new Map(properties), at: declaration.header }];
}

/** The target group of a declaration, whose pool knows the family of the engine that its proxy is for. */
function declaredGroup({ properties, header }: Declaration): readonly Part[] {
  const at = { at: header, origin: 'literal' } as const;
  return [
    { properties: new Map([['$pool', like(at, new Map<string, Written>())] as const, ...properties]), at: header },
  ];
}

const name = (context: Context): Written => ownKey(context, 'name');

export const PROXIES: readonly Mapping[] = [
  { to: 'DBProxy', fields: PROXY },
  { to: 'DBProxyTargetGroup', fields: TARGET_GROUP, rows: defaultGroup, subject: name },
  { to: 'DBProxyTarget', fields: {}, rows: () => [], subject: name },
];

export const TARGET_GROUPS: readonly Mapping[] = [
  { to: 'DBProxyTargetGroup', fields: TARGET_GROUP, rows: declaredGroup },
];

const INSTANCE = constant('RDS_INSTANCE');
const CLUSTER = constant('TRACKED_CLUSTER');

const kindOfTarget: Shape = (written, context) =>
  (context.get('db_cluster_identifier') === undefined ? INSTANCE : CLUSTER)(written, context);

export const TARGETS: readonly Mapping[] = [
  {
    to: 'DBProxyTarget',
    fields: {
      proxyName: { from: 'db_proxy_name' },
      RdsResourceId: { from: ['db_cluster_identifier', 'db_instance_identifier'] },
      TrackedClusterId: { from: 'db_cluster_identifier' },
      Type: { from: ['db_cluster_identifier', 'db_instance_identifier'], as: kindOfTarget },
      TargetArn: ARN,
    },
  },
];

export const PROXY_ENDPOINTS: readonly Mapping[] = [
  {
    to: 'DBProxyEndpoint',
    fields: {
      DBProxyEndpointName: named('db_proxy_endpoint_name'),
      DBProxyEndpointArn: ARN,
      DBProxyName: { from: 'db_proxy_name' },
      TargetRole: { from: 'target_role', absent: 'READ_WRITE' },
      VpcSubnetIds: { from: 'vpc_subnet_ids' },
      VpcSecurityGroupIds: { from: 'vpc_security_group_ids', absent: VPC_GROUP },
      VpcId: { absent: vpcOf('vpc_subnet_ids') },
      IsDefault: { absent: false },
    },
  },
];
