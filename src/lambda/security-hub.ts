/** What of a finding in the AWS Security Finding Format says where it is imported. */
export interface HubFinding {
  readonly Id: string;
  readonly AwsAccountId: string;
  readonly ProductArn: string;
}

/** What Security Hub did not take of a call, and its reasons. */
export interface Rejected {
  readonly failed: number;
  readonly why: readonly string[];
}

/** Security Hub in one account and Region: takes a hundred at most, and tells what it did not. */
type Hub = (findings: readonly HubFinding[]) => Promise<Rejected>;

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

/** How many reasons are told of an account and Region. */
const REASONS = 3;

/** Imports each finding where it belongs. An account or a Region that refuses is told, and the others go on. */
export async function importFindings(findings: readonly HubFinding[], hubOf: HubOf): Promise<Imported> {
  let imported = 0;
  const refused: string[] = [];
  for (const own of byHome(findings).values()) {
    const [account, region] = homeOf(own);
    const { taken, why } = await importAll(own, () => hubOf(account, region));
    imported += taken;
    if (taken === own.length) continue;
    const left = `${own.length - taken} of ${own.length} findings were not taken`;
    refused.push(`${account}/${region}: ${[left, ...[...why].slice(0, REASONS)].join('; ')}`);
  }
  return { imported, refused };
}

/** A call that fails ends it: the next would fail alike. */
async function importAll(findings: readonly HubFinding[], open: () => Promise<Hub>) {
  const why = new Set<string>();
  let taken = 0;
  try {
    const hub = await open();
    for (let start = 0; start < findings.length; start += BATCH) {
      const batch = findings.slice(start, start + BATCH);
      const rejected = await hub(batch);
      taken += batch.length - rejected.failed;
      for (const reason of rejected.why) why.add(reason);
    }
  } catch (error) {
    why.add(error instanceof Error ? error.message : String(error));
  }
  return { taken, why };
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
