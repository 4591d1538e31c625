import type { Status } from '../../../src/model/finding.ts';
import { pathsOf } from '../../../src/rule/walk.ts';
import { inventoryFrom, type Told } from '../../support/template/example.ts';
import type { Language } from '../../support/template/language.ts';
import { type Masked, maskings, removals } from '../../support/template/masks.ts';

/** Verdicts that hiding a value changes to something else than unknown. */
export async function flips(
  all: readonly Told[],
  language: Language,
): Promise<{ tried: number; found: readonly string[] }> {
  const found: string[] = [];
  let tried = 0;
  for (const told of all.filter(one => isLawful(one))) {
    for (const masked of maskings(told.resources)) {
      tried += 1;
      const now = await judged(told, masked, language);
      if (now !== told.verdict?.status && now !== 'unknown') found.push(line(told, masked, now));
    }
  }
  return { tried, found };
}

/** Verdicts that become a pass when something that is referred to is gone. */
export async function passes(
  all: readonly Told[],
  language: Language,
): Promise<{ tried: number; found: readonly string[] }> {
  const found: string[] = [];
  let tried = 0;
  for (const told of all.filter(({ verdict }) => verdict?.status === 'fail' || verdict?.status === 'unknown')) {
    for (const masked of removals(told.resources, one => language.addressOf(one) === told.address)) {
      tried += 1;
      if ((await judged(told, masked, language)) === 'pass') found.push(line(told, masked, 'pass'));
    }
  }
  return { tried, found };
}

async function judged(told: Told, { resources }: Masked, language: Language): Promise<Status | undefined> {
  return told.judge(inventoryFrom(await language.read(language.write(resources)), language));
}

function line({ rule, test, verdict }: Told, { what }: Masked, now: Status | undefined): string {
  return `${rule.id}: ${test.name}: ${what}: ${verdict?.status} became ${now}`;
}

/**
 * What is not applicable may become so by hiding what makes it that. Rules about how a password or user name is written
 * are meant to see a difference: a parameter in place of a literal is what they ask for.
 */
function isLawful({ rule, verdict }: Told): boolean {
  if (verdict === undefined || verdict.status === 'not-applicable') return false;
  const steps = pathsOf(rule).flatMap(path => path.steps);
  return !steps.some(step => step.is === 'derived' && /^master(?:Password|UsernameOrigin)$/.test(step.name));
}
