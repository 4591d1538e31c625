import type { AwsSecurityFinding, BatchImportFindingsCommandOutput } from '@aws-sdk/client-securityhub';
import type { HubFinding, HubOf, Rejected } from './security-hub.ts';

/** The little of S3's client that is used; the SDK of the function's runtime brings it. */
interface S3Module {
  readonly S3Client: new (config: object) => { send(command: object): Promise<unknown> };
  readonly PutObjectCommand: new (input: PutObject) => object;
}

interface PutObject {
  readonly Bucket: string;
  readonly Key: string;
  readonly Body: string;
  readonly ContentType: string;
}

const TYPES: Readonly<Record<string, string>> = {
  json: 'application/json',
  sarif: 'application/sarif+json',
  md: 'text/markdown; charset=utf-8',
};

/** Writes objects to S3, with the module given or the runtime's own. */
export function putter(load: () => Promise<S3Module> = loadS3) {
  return async (Bucket: string, Key: string, Body: string): Promise<void> => {
    const { S3Client, PutObjectCommand } = await load();
    const ContentType = TYPES[Key.slice(Key.lastIndexOf('.') + 1)] ?? 'text/plain; charset=utf-8';
    await new S3Client({}).send(new PutObjectCommand({ Bucket, Key, Body, ContentType }));
  };
}

/** By a name that no bundler looks up: the runtime has the module, this project has not. */
function loadS3(): Promise<S3Module> {
  const name = ['@aws-sdk', 'client-s3'].join('/');
  return import(name);
}

/** Gives credentials for an account; undefined for the function's own. */
export type CredentialsOf = (account: string) => Promise<Credentials | undefined>;

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** Security Hub of an account and Region, through the SDK of the function's runtime. */
export function hubs(credentialsOf: CredentialsOf): HubOf {
  return async (account, region) => {
    const { BatchImportFindingsCommand, SecurityHubClient } = await import('@aws-sdk/client-securityhub');
    const credentials = await credentialsOf(account);
    const client = new SecurityHubClient({ region, ...(credentials === undefined ? {} : { credentials }) });
    return async findings => {
      const Findings = findings.filter(isSecurityFinding);
      const answer = await client.send(new BatchImportFindingsCommand({ Findings }));
      return rejectedBy(answer, findings.length - Findings.length);
    };
  };
}

function rejectedBy(answer: BatchImportFindingsCommandOutput, unsent: number): Rejected {
  const { FailedCount = 0, FailedFindings = [] } = answer;
  const why = FailedFindings.map(({ ErrorCode, ErrorMessage }) => `${ErrorCode}: ${ErrorMessage}`);
  return { failed: FailedCount + unsent, why };
}

/** The reporter wrote it so; the type is checked there. */
function isSecurityFinding(finding: HubFinding): finding is HubFinding & AwsSecurityFinding {
  return 'SchemaVersion' in finding && 'Resources' in finding;
}
