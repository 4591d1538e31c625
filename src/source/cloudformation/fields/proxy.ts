import type { Fields, Mapping } from '../../template/mapping.ts';
import { chosenByAws, DEFAULT_GROUPS } from './defaults.ts';
import { MADE, name, TAGS } from './shapes.ts';
import { vpcOfSubnets } from './subnets.ts';

const AUTH: Fields = {
  AuthScheme: { from: 'AuthScheme', absent: 'SECRETS' },
  SecretArn: { from: 'SecretArn' },
  IAMAuth: { from: 'IAMAuth', absent: 'DISABLED' },
  ClientPasswordAuthType: { from: 'ClientPasswordAuthType', absent: chosenByAws('the way of the engine') },
  Description: { from: 'Description' },
};

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbproxy.html */
export const PROXY: Mapping = {
  to: 'DBProxy',
  fields: {
    DBProxyName: name('DBProxyName'),
    DBProxyArn: MADE,
    EngineFamily: { from: 'EngineFamily' },
    RoleArn: { from: 'RoleArn' },
    DefaultAuthScheme: { from: 'DefaultAuthScheme', absent: 'NONE' },
    Auth: { from: 'Auth', fields: AUTH },
    RequireTLS: { from: 'RequireTLS', absent: false },
    IdleClientTimeout: { from: 'IdleClientTimeout', absent: 1800 },
    DebugLogging: { from: 'DebugLogging', absent: false },
    VpcSubnetIds: { from: 'VpcSubnetIds' },
    VpcSecurityGroupIds: { from: 'VpcSecurityGroupIds', absent: DEFAULT_GROUPS },
    VpcId: vpcOfSubnets('VpcSubnetIds'),
    EndpointNetworkType: { from: 'EndpointNetworkType', absent: 'IPV4' },
    TargetConnectionNetworkType: { from: 'TargetConnectionNetworkType', absent: 'IPV4' },
    TagList: TAGS,
  },
};

export const PROXY_ENDPOINT: Mapping = {
  to: 'DBProxyEndpoint',
  fields: {
    DBProxyEndpointName: name('DBProxyEndpointName'),
    DBProxyEndpointArn: MADE,
    DBProxyName: { from: 'DBProxyName' },
    VpcSubnetIds: { from: 'VpcSubnetIds' },
    VpcSecurityGroupIds: { from: 'VpcSecurityGroupIds', absent: DEFAULT_GROUPS },
    VpcId: vpcOfSubnets('VpcSubnetIds'),
    TargetRole: { from: 'TargetRole', absent: 'READ_WRITE' },
    IsDefault: { absent: false },
    TagList: TAGS,
  },
};
