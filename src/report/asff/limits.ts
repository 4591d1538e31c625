/**
 * What Security Hub takes of each text and list
 * (https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_AwsSecurityFinding.html).
 */
export const LIMITS = {
  id: 512,
  generatorId: 512,
  title: 256,
  description: 1024,
  recommendation: 512,
  resourceId: 512,
  requirements: 32,
  fieldValue: 1024,
} as const;
