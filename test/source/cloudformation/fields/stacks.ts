/** A stack that is mostly as it should be: every type that the tables have, joined by references. */
export const GOOD = `
Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
SubnetA: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, AvailabilityZone: eu-west-1a } }
SubnetB: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.2.0/24, AvailabilityZone: eu-west-1b } }
Table: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Vpc } }
Nat: { Type: AWS::EC2::NatGateway, Properties: { SubnetId: !Ref SubnetA } }
Out: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref Nat } }
InA: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { RouteTableId: !Ref Table, SubnetId: !Ref SubnetA } }
InB: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { RouteTableId: !Ref Table, SubnetId: !Ref SubnetB } }
App: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: clients, VpcId: !Ref Vpc } }
Offices:
  Type: AWS::EC2::PrefixList
  Properties: { PrefixListName: offices, AddressFamily: IPv4, MaxEntries: 2, Entries: [{ Cidr: 10.9.0.0/28 }] }
Group:
  Type: AWS::EC2::SecurityGroup
  Properties:
    GroupDescription: database
    VpcId: !Ref Vpc
    SecurityGroupIngress:
      - { IpProtocol: tcp, FromPort: 5433, ToPort: 5433, SourceSecurityGroupId: !Ref App }
      - { IpProtocol: tcp, FromPort: 5433, ToPort: 5433, SourcePrefixListId: !Ref Offices }
    SecurityGroupEgress: [{ IpProtocol: '-1', CidrIp: 0.0.0.0/0 }]
Admin:
  Type: AWS::EC2::SecurityGroupIngress
  Properties: { GroupId: !Ref Group, IpProtocol: tcp, FromPort: 5433, ToPort: 5433, CidrIp: 10.1.2.0/28 }
Key: { Type: AWS::KMS::Key, Properties: { Enabled: true } }
KeyName: { Type: AWS::KMS::Alias, Properties: { AliasName: alias/databases, TargetKeyId: !Ref Key } }
Subnets:
  Type: AWS::RDS::DBSubnetGroup
  Properties: { DBSubnetGroupDescription: private, SubnetIds: [!Ref SubnetA, !Ref SubnetB], Tags: &tags [{ Key: Environment, Value: production }, { Key: Owner, Value: team }] }
Parameters:
  Type: AWS::RDS::DBParameterGroup
  Properties:
    Family: postgres16
    Description: ours
    Parameters: { rds.force_ssl: 1, log_statement: ddl, log_min_duration_statement: 500, autovacuum: 1 }
Options:
  Type: AWS::RDS::OptionGroup
  Properties:
    EngineName: oracle-ee
    MajorEngineVersion: '19'
    OptionGroupDescription: encryption
    Tags: *tags
    OptionConfigurations:
      - OptionName: NATIVE_NETWORK_ENCRYPTION
        OptionSettings: [{ Name: SQLNET.ENCRYPTION_SERVER, Value: REQUIRED }]
Db: &db
  Type: AWS::RDS::DBInstance
  DeletionPolicy: Snapshot
  UpdateReplacePolicy: Snapshot
  Properties: &properties
    Engine: postgres
    EngineVersion: '16.4'
    DBInstanceClass: db.m7g.large
    AllocatedStorage: '100'
    MaxAllocatedStorage: 200
    StorageType: gp3
    StorageEncrypted: true
    KmsKeyId: !GetAtt Key.Arn
    MultiAZ: true
    PubliclyAccessible: false
    DBSubnetGroupName: !Ref Subnets
    VPCSecurityGroups: [!Ref Group]
    Port: '5433'
    MasterUsername: !Sub '\${AWS::StackName}'
    ManageMasterUserPassword: true
    MasterUserSecret: { KmsKeyId: !Ref Key }
    BackupRetentionPeriod: 14
    PreferredBackupWindow: 23:00-23:30
    PreferredMaintenanceWindow: sun:01:00-sun:02:00
    CopyTagsToSnapshot: true
    DeletionProtection: true
    EnableIAMDatabaseAuthentication: true
    AutoMinorVersionUpgrade: true
    MonitoringInterval: 30
    MonitoringRoleArn: arn:aws:iam::111122223333:role/monitoring
    EnablePerformanceInsights: true
    PerformanceInsightsKMSKeyId: !Ref Key
    PerformanceInsightsRetentionPeriod: 7
    EnableCloudwatchLogsExports: [postgresql, upgrade]
    CACertificateIdentifier: rds-ca-rsa2048-g1
    DBParameterGroupName: !Ref Parameters
    AutomaticBackupReplicationRegion: eu-central-1
    Tags: *tags
Oracle:
  <<: *db
  Properties:
    <<: *properties
    Engine: oracle-ee
    EngineVersion: '19'
    OptionGroupName: !Ref Options
    EnableCloudwatchLogsExports: [alert, audit, listener, trace]
Replica:
  Type: AWS::RDS::DBInstance
  Properties: { SourceDBInstanceIdentifier: !Ref Db, DBInstanceClass: db.m7g.large, PubliclyAccessible: false }
ClusterParameters:
  Type: AWS::RDS::DBClusterParameterGroup
  Properties:
    Family: aurora-mysql8.0
    Description: ours
    Parameters:
      require_secure_transport: 'ON'
      server_audit_logging: 1
      server_audit_events: CONNECT
Cluster:
  Type: AWS::RDS::DBCluster
  UpdateReplacePolicy: Retain
  Properties:
    Engine: aurora-mysql
    EngineVersion: 8.0.mysql_aurora.3.08.0
    DBClusterIdentifier: Main
    Port: 3307
    StorageEncrypted: true
    KmsKeyId: alias/databases
    DBSubnetGroupName: !Ref Subnets
    VpcSecurityGroupIds: [!Ref Group]
    DBClusterParameterGroupName: !Ref ClusterParameters
    ManageMasterUserPassword: true
    MasterUsername: !Sub '\${AWS::StackName}'
    BackupRetentionPeriod: 14
    BacktrackWindow: 86400
    CopyTagsToSnapshot: true
    DeletionProtection: true
    EnableIAMDatabaseAuthentication: true
    EnableCloudwatchLogsExports: [audit, error]
    MonitoringInterval: 30
    MonitoringRoleArn: arn:aws:iam::111122223333:role/monitoring
    PerformanceInsightsEnabled: true
    PerformanceInsightsKmsKeyId: !Ref Key
    ServerlessV2ScalingConfiguration: { MinCapacity: 2, MaxCapacity: 16 }
    Tags: *tags
One: &member
  Type: AWS::RDS::DBInstance
  Properties: { DBClusterIdentifier: !Ref Cluster, Engine: aurora-mysql, DBInstanceClass: db.serverless, AvailabilityZone: eu-west-1a, PubliclyAccessible: false }
Two: { <<: *member, Properties: { DBClusterIdentifier: !Ref Cluster, DBInstanceClass: db.serverless, AvailabilityZone: eu-west-1b } }
Proxy:
  Type: AWS::RDS::DBProxy
  Properties:
    DBProxyName: proxy
    EngineFamily: MYSQL
    RequireTLS: true
    RoleArn: arn:aws:iam::111122223333:role/proxy
    VpcSubnetIds: [!Ref SubnetA, !Ref SubnetB]
    VpcSecurityGroupIds: [!Ref Group]
    Auth: [{ AuthScheme: SECRETS, IAMAuth: REQUIRED, SecretArn: !Ref Secret }]
    Tags: *tags
Targets:
  Type: AWS::RDS::DBProxyTargetGroup
  Properties:
    DBProxyName: !Ref Proxy
    TargetGroupName: default
    DBClusterIdentifiers: [!Ref Cluster]
    ConnectionPoolConfigurationInfo: { MaxConnectionsPercent: 80, SessionPinningFilters: [EXCLUDE_VARIABLE_SETS] }
Reader: { Type: AWS::RDS::DBProxyEndpoint, Properties: { DBProxyEndpointName: r, DBProxyName: !Ref Proxy, VpcSubnetIds: [!Ref SubnetA, !Ref SubnetB], TargetRole: READ_ONLY } }
Secret: { Type: AWS::SecretsManager::Secret, Properties: { GenerateSecretString: { PasswordLength: 32 } } }
Rotation: { Type: AWS::SecretsManager::RotationSchedule, Properties: { SecretId: !Ref Secret, RotationRules: { AutomaticallyAfterDays: 30 } } }
Topic: { Type: AWS::SNS::Topic, Properties: { Subscription: [{ Protocol: sqs, Endpoint: arn:aws:sqs:eu-west-1:111122223333:q }] } }
Events: { Type: AWS::RDS::EventSubscription, Properties: { SnsTopicArn: !Ref Topic, SourceType: db-instance, EventCategories: [failure], Tags: *tags } }
Alarm:
  Type: AWS::CloudWatch::Alarm
  Properties:
    Namespace: AWS/RDS
    MetricName: CPUUtilization
    Dimensions: [{ Name: DBInstanceIdentifier, Value: !Ref Db }]
    Threshold: 75
    ComparisonOperator: GreaterThanThreshold
    AlarmActions: [!Ref Topic]
Math:
  Type: AWS::CloudWatch::Alarm
  Properties:
    ComparisonOperator: GreaterThanThreshold
    Threshold: 100
    Metrics:
      - { Id: m, ReturnData: false, MetricStat: { Stat: Average, Period: 60, Metric: { Namespace: AWS/RDS, MetricName: AuroraReplicaLag, Dimensions: [{ Name: DBClusterIdentifier, Value: Main }] } } }
      - { Id: e, Expression: m * 1 }
Both: { Type: AWS::CloudWatch::CompositeAlarm, Properties: { AlarmName: both, AlarmRule: 'ALARM("x")', AlarmActions: [!Ref Topic] } }
Global: { Type: AWS::RDS::GlobalCluster, Properties: { SourceDBClusterIdentifier: !Ref Cluster, DeletionProtection: true } }
Shards: { Type: AWS::RDS::DBShardGroup, Properties: { DBClusterIdentifier: !Ref Cluster, MaxACU: 64, ComputeRedundancy: 1 } }
Flow: { Type: AWS::RDS::Integration, Properties: { SourceArn: !GetAtt Cluster.DBClusterArn, TargetArn: arn:aws:redshift:x, KMSKeyId: !Ref Key, DataFilter: 'include: a.b' } }
Old: { Type: AWS::RDS::DBSecurityGroup, Properties: { GroupDescription: old, DBSecurityGroupIngress: [{ CIDRIP: 10.0.0.0/8 }], Tags: *tags } }
Function: { Type: AWS::Lambda::Function, Properties: { VpcConfig: { SecurityGroupIds: [!Ref App], SubnetIds: [!Ref SubnetA] } } }
Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true, Features: [{ Name: RDS_LOGIN_EVENTS, Status: ENABLED }] } }
Vault: { Type: AWS::Backup::BackupVault, Properties: { BackupVaultName: v, LockConfiguration: { MinRetentionDays: 7 } } }
`;

/** A stack with what rules are against, and with much left out. */
export const BAD = `
Gateway: { Type: AWS::EC2::InternetGateway }
Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
Subnet: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, AvailabilityZone: eu-west-1a } }
Table: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Vpc } }
Out: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway } }
In: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { RouteTableId: !Ref Table, SubnetId: !Ref Subnet } }
Subnets: { Type: AWS::RDS::DBSubnetGroup, Properties: { DBSubnetGroupDescription: public, SubnetIds: [!Ref Subnet] } }
Group:
  Type: AWS::EC2::SecurityGroup
  Properties:
    GroupDescription: open
    VpcId: !Ref Vpc
    SecurityGroupIngress: [{ IpProtocol: '-1', CidrIp: 0.0.0.0/0 }]
Six: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !Ref Group, IpProtocol: tcp, FromPort: 0, ToPort: 65535, CidrIpv6: '::/0' } }
Plain: { Type: AWS::RDS::DBInstance, Properties: { Engine: mysql, DBInstanceClass: db.t2.micro, AllocatedStorage: '20', MasterUsername: admin, MasterUserPassword: secret } }
Open:
  Type: AWS::RDS::DBInstance
  DeletionPolicy: Delete
  Properties: { Engine: MySQL, DBInstanceClass: db.t2.micro, DBSubnetGroupName: !Ref Subnets, VPCSecurityGroups: [!Ref Group], PubliclyAccessible: true, StorageEncrypted: false, KmsKeyId: alias/aws/rds, BackupRetentionPeriod: 0, MonitoringInterval: 5, DBParameterGroupName: !Ref Parameters, StorageType: standard }
Parameters: { Type: AWS::RDS::DBParameterGroup, Properties: { Family: mysql8.0, Description: bad, Parameters: { general_log: 1, require_secure_transport: 0, sync_binlog: 0 } } }
Restored: { Type: AWS::RDS::DBInstance, Properties: { DBSnapshotIdentifier: s, DBInstanceClass: db.m5.large, DBSubnetGroupName: default } }
Replica: { Type: AWS::RDS::DBInstance, Properties: { SourceDBInstanceIdentifier: !Ref Plain } }
Cluster: { Type: AWS::RDS::DBCluster, Properties: { Engine: aurora-postgresql, MasterUsername: postgres, MasterUserPassword: secret, DBSubnetGroupName: !Ref Subnets, EngineMode: serverless, EnableHttpEndpoint: true } }
Member: { Type: AWS::RDS::DBInstance, Properties: { DBClusterIdentifier: !Ref Cluster, Engine: aurora-postgresql, DBInstanceClass: db.r4.large, DeletionProtection: true } }
MultiAz: { Type: AWS::RDS::DBCluster, Properties: { Engine: mysql, DBClusterInstanceClass: db.m5d.large, Port: 3306 } }
Copy: { Type: AWS::RDS::DBCluster, Properties: { Engine: aurora-mysql, SnapshotIdentifier: s } }
Proxy: { Type: AWS::RDS::DBProxy, Properties: { DBProxyName: open, EngineFamily: MYSQL, DebugLogging: true, VpcSubnetIds: [!Ref Subnet], VpcSecurityGroupIds: [!Ref Group], Auth: [{ AuthScheme: SECRETS }] } }
Targets: { Type: AWS::RDS::DBProxyTargetGroup, Properties: { DBProxyName: !Ref Proxy, TargetGroupName: default, DBInstanceIdentifiers: [!Ref Plain] } }
Secret: { Type: AWS::SecretsManager::Secret, Properties: {} }
Uses: { Type: AWS::RDS::DBProxy, Properties: { DBProxyName: uses, EngineFamily: POSTGRESQL, VpcSubnetIds: [], Auth: [{ SecretArn: !Ref Secret }] } }
Topic: { Type: AWS::SNS::Topic }
Events: { Type: AWS::RDS::EventSubscription, Properties: { SnsTopicArn: !Ref Topic, Enabled: false } }
Alarm: { Type: AWS::CloudWatch::Alarm, Properties: { Namespace: AWS/RDS, MetricName: CPUUtilization, Threshold: 99, ComparisonOperator: GreaterThanThreshold, Dimensions: [{ Name: DBInstanceIdentifier, Value: !Ref Plain }] } }
Global: { Type: AWS::RDS::GlobalCluster, Properties: { Engine: aurora-mysql } }
Shards: { Type: AWS::RDS::DBShardGroup, Properties: { DBClusterIdentifier: !Ref Cluster, MaxACU: 64 } }
Flow: { Type: AWS::RDS::Integration, Properties: { SourceArn: a, TargetArn: b } }
Old: { Type: AWS::RDS::DBSecurityGroup, Properties: { GroupDescription: old } }
More: { Type: AWS::RDS::DBSecurityGroupIngress, Properties: { DBSecurityGroupName: !Ref Old, CIDRIP: 0.0.0.0/0 } }
`;
