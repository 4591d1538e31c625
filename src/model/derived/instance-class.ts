import { CLASSES_AS_OF, classFamily, classSize, familyOf } from '../facts/instance-classes.ts';
import { canHavePerformanceInsights, INSIGHTS_AS_OF } from '../facts/performance-insights.ts';
import { byTable } from '../provenance.ts';
import type { Run } from '../run.ts';
import { isAbsent, type Resource, Unknown } from '../value.ts';
import { type DatedBy, type DerivedFields, derive, scalar } from './derived.ts';
import { type Database, type EngineFacts, engineFacts } from './engine.ts';

/** The field that names the class; only Multi-AZ clusters have one of their own. */
export const CLASS_FIELD = { DBInstance: 'DBInstanceClass', DBCluster: 'DBClusterInstanceClass' } as const;

/** Reads the class and passes it on; absent without one. */
function ofClass(type: Database, get: (name: string, resource: Resource, run: Run) => unknown) {
  return (resource: Resource, run: Run): unknown => {
    const name = run.inventory.read(type, resource, CLASS_FIELD[type]);
    if (isAbsent(name)) return undefined;
    return typeof name === 'string' ? get(name, resource, run) : unreadable(name);
  };
}

/** A table has its say where there is a class. */
function dated(type: Database, asOf: string): DatedBy {
  return (resource, { inventory }) =>
    typeof inventory.read(type, resource, CLASS_FIELD[type]) === 'string' ? byTable(asOf) : undefined;
}

const unreadable = (value: unknown): Unknown =>
  value instanceof Unknown ? value : new Unknown('unreadable', 'the instance class is not text');

function family(name: string): string | Unknown {
  return familyOf(name) ?? new Unknown('unreadable', `${name} is no instance class`);
}

function ofFamily(part: 'generation' | 'processor') {
  return (name: string): unknown => {
    const found = family(name);
    if (found instanceof Unknown) return found;
    return classFamily(found)?.[part] ?? noEntry(`the family of ${name}`);
  };
}

const size = (part: 'memoryGiB' | 'vcpus') => (name: string) => classSize(name)?.[part] ?? noEntry(name);

const noEntry = (what: string): Unknown =>
  new Unknown('no-entry', `${what} is not in the table of instance classes of ${CLASSES_AS_OF}`);

/** Processor features that a person chose change the number of vCPUs. */
function vcpus(name: string, resource: Resource, run: Run): unknown {
  const chosen = run.inventory.read('DBInstance', resource, 'ProcessorFeatures');
  if (chosen instanceof Unknown) return chosen;
  const isChosen = Array.isArray(chosen) && chosen.length > 0;
  if (isChosen) return new Unknown('expression', 'its processor features set the vCPUs');
  const isHalved = classFamily(familyOf(name) ?? '')?.sqlserver === 'half';
  return isHalved ? onEngine(name, engineFacts('DBInstance', resource, run)) : size('vcpus')(name);
}

/** SQL Server, which is licensed by the vCPU, starts with half of those of larger sizes. */
function onEngine(name: string, { family: engine }: EngineFacts): unknown {
  const all = size('vcpus')(name);
  if (engine instanceof Unknown) return engine;
  return engine === 'sqlserver' && typeof all === 'number' && all >= 8 ? all / 2 : all;
}

function supportsPerformanceInsights(type: Database) {
  return (name: string, resource: Resource, run: Run): unknown => {
    const { family: engine } = engineFacts(type, resource, run);
    if (engine instanceof Unknown) return engine;
    return (
      canHavePerformanceInsights(engine, name) ??
      new Unknown('no-entry', `AWS's list of engines with Performance Insights has no ${engine}`)
    );
  };
}

/** What a database's instance class is, by the dated tables; absent for clusters whose members have classes of their own. */
export function instanceClassFields(type: Database): DerivedFields {
  const written = { writtenIn: [CLASS_FIELD[type]] };
  const byClasses = { ...written, datedBy: dated(type, CLASSES_AS_OF) };
  const byInsights = { ...written, datedBy: dated(type, INSIGHTS_AS_OF) };
  return {
    classFamily: derive(scalar('text'), ofClass(type, family), {
      says: '`r6g`, `serverless`; of a cluster by DBClusterInstanceClass, absent where it has none, as all of these',
      ...written,
    }),
    classGeneration: derive(scalar('text', ['current', 'previous']), ofClass(type, ofFamily('generation')), {
      says: "by AWS's list of previous generations; unknown where the table lacks the family",
      ...byClasses,
    }),
    classProcessor: derive(scalar('text', ['amd', 'graviton', 'intel']), ofClass(type, ofFamily('processor')), {
      says: 'of the family',
      ...byClasses,
    }),
    memoryGiB: derive(scalar('number'), ofClass(type, size('memoryGiB')), {
      says: 'GiB of the class; `db.serverless` is unknown',
      ...byClasses,
    }),
    vcpus: derive(scalar('number'), ofClass(type, type === 'DBInstance' ? vcpus : size('vcpus')), {
      says: 'of the class, fewer for SQL Server; unknown where ProcessorFeatures are chosen',
      ...byClasses,
    }),
    supportsPerformanceInsights: derive(scalar('boolean'), ofClass(type, supportsPerformanceInsights(type)), {
      says: 'by engine family and class; RDS Custom is unknown',
      ...byInsights,
    }),
  };
}
