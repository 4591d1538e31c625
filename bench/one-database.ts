import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const CLOUDFORMATION = `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Database:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      EngineVersion: '17.6'
      DBInstanceClass: db.m7g.large
      AllocatedStorage: '100'
      StorageEncrypted: true
      MultiAZ: true
      PubliclyAccessible: false
      BackupRetentionPeriod: 14
      DeletionProtection: true
      ManageMasterUserPassword: true
      MasterUsername: app
`;

const TERRAFORM = `resource "aws_db_instance" "database" {
  engine                      = "postgres"
  engine_version              = "17.6"
  instance_class              = "db.m7g.large"
  allocated_storage           = 100
  storage_encrypted           = true
  multi_az                    = true
  publicly_accessible         = false
  backup_retention_period     = 14
  deletion_protection         = true
  manage_master_user_password = true
  username                    = "app"
}
`;

/** One database as most templates have one, with about fifteen rules violated: a template and a Terraform file. */
export function writeOneDatabase(folder: string): { readonly template: string; readonly terraform: string } {
  const [template, terraform] = [join(folder, 'database.yaml'), join(folder, 'database.tf')];
  writeFileSync(template, CLOUDFORMATION);
  writeFileSync(terraform, TERRAFORM);
  return { template, terraform };
}
