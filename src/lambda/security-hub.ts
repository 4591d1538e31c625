/** What of a finding in the AWS Security Finding Format says where it is imported. */
export interface HubFinding {
  readonly Id: string;
  readonly AwsAccountId: string;
  readonly ProductArn: string;
}

/** Security Hub in one account and Region: takes a hundred at most, and tells how many it did not. */
type Hub = (findings: readonly HubFinding[]) => Promise<{ readonly failed: number }>;

/** Opens Security Hub; an account takes only its own findings (BatchImportFindings, API reference). */
export type HubOf = (account: string, region: string) => Promise<Hub>;

/** What became of an import. */
export interface Imported {
  readonly imported: number;
  /** One for each account and Region, and why. */
  readonly refused: readonly string[];
}

/** Findings in one call, at most. */
const BATCH = 100;

/** Imports each finding where it belongs. An account or a Region that refuses is told, and the others go on. */
export async function importFindings(findings: readonly HubFinding[], hubOf: HubOf): Promise<Imported> {
  let imported = 0;
  const refused: string[] = [];
  for (const own of byHome(findings).values()) {
    const [account, region] = homeOf(own);
    try {
      const failed = await importAll(own, await hubOf(account, region));
      imported += own.length - failed;
      if (failed > 0) refused.push(`${account}/${region}: ${failed} of ${own.length} findings were not taken`);
    } catch (error) {
      refused.push(`${account}/${region}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { imported, refused };
}

async function importAll(findings: readonly HubFinding[], hub: Hub): Promise<number> {
  let failed = 0;
  for (let start = 0; start < findings.length; start += BATCH) {
    failed += (await hub(findings.slice(start, start + BATCH))).failed;
  }
  return failed;
}

function byHome(findings: readonly HubFinding[]): ReadonlyMap<string, readonly HubFinding[]> {
  const homes = new Map<string, HubFinding[]>();
  for (const finding of findings) {
    const known = homes.get(finding.ProductArn);
    if (known === undefined) homes.set(finding.ProductArn, [finding]);
    else known.push(finding);
  }
  return homes;
}

/** arn:aws:securityhub:eu-west-1:111122223333:product/111122223333/default */
function homeOf([first]: readonly HubFinding[]): readonly [account: string, region: string] {
  return [first?.AwsAccountId ?? '', first?.ProductArn.split(':')[3] ?? ''];
}
