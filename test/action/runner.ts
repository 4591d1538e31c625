import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';

/** A step of a composite action. */
interface Step {
  readonly name: string;
  readonly id?: string;
  readonly if?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

/** The event and the place a workflow runs in. */
export interface Job {
  /** Where the action was unpacked. */
  readonly action: string;
  /** The checkout. */
  readonly workspace: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** `github.event`. */
  readonly event?: object;
  readonly env?: Readonly<Record<string, string>>;
}

/** What a run of the action left behind. */
export interface Ran {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** Actions that would have run, with their inputs. */
  readonly used: readonly { readonly uses: string; readonly with: Readonly<Record<string, string>> }[];
}

export function readAction(folder: string): Action {
  return parse(readFileSync(join(folder, 'action.yml'), 'utf8'));
}

type Outputs = Record<string, Record<string, string>>;

/** Runs an action's own steps one after the other as a runner does: bash, a file for outputs and one for the summary. */
export function runAction(job: Job): Ran {
  const { inputs, outputs, runs } = readAction(job.action);
  const given = Object.fromEntries(
    Object.entries(inputs).map(([name, one]) => [name, job.inputs?.[name] ?? one.default]),
  );
  const temp = mkdtempSync(join(dirname(job.workspace), 'runner-'));
  const context = { inputs: given, github: { event: job.event ?? {}, token: 'ghs_token' }, steps: {} };
  const said = { stdout: '', stderr: '', summary: '' };
  const used: { uses: string; with: Record<string, string> }[] = [];
  const steps: Outputs = {};
  let exit = 0;
  for (const [index, step] of runs.steps.entries()) {
    const world = {
      ...context,
      steps: Object.fromEntries(Object.entries(steps).map(([id, own]) => [id, { outputs: own }])),
    };
    if (exit !== 0 || (step.if !== undefined && !holds(step.if, world))) continue;
    if (step.uses !== undefined) used.push({ uses: step.uses, with: filledIn(step.with, world) });
    if (step.run === undefined) continue;
    const files = { output: join(temp, `output-${index}`), summary: join(temp, `summary-${index}`) };
    for (const file of Object.values(files)) writeFileSync(file, '');
    const ran = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
      cwd: job.workspace,
      encoding: 'utf8',
      env: { ...environment(job, temp, files), ...filledIn(step.env, world) },
    });
    said.stdout += ran.stdout;
    said.stderr += ran.stderr;
    said.summary += readFileSync(files.summary, 'utf8');
    if (step.id !== undefined) steps[step.id] = readOutputs(readFileSync(files.output, 'utf8'));
    exit = ran.status ?? -1;
  }
  const world = {
    ...context,
    steps: Object.fromEntries(Object.entries(steps).map(([id, own]) => [id, { outputs: own }])),
  };
  const values = Object.entries(outputs).map(([name, { value }]) => [name, filled(value, world)] as const);
  return { exit, ...said, used, outputs: Object.fromEntries(values) };
}

function environment({ action, workspace, env }: Job, temp: string, files: { output: string; summary: string }) {
  const home = join(temp, 'home');
  mkdirSync(home, { recursive: true });
  return {
    PATH: [dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(':'),
    HOME: home,
    LANG: 'C.UTF-8',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION_PATH: action,
    GITHUB_WORKSPACE: workspace,
    GITHUB_REPOSITORY: 'books/shop',
    GITHUB_OUTPUT: files.output,
    GITHUB_STEP_SUMMARY: files.summary,
    RUNNER_TEMP: temp,
    ...env,
  };
}

/** name<<mark, lines, mark: as the runner reads it. */
function readOutputs(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  const lines = text.split('\n');
  while (lines.length > 1) {
    const [, name, mark] = /^([\w-]+)<<(.+)$/.exec(lines.shift() ?? '') ?? [];
    const end = lines.indexOf(mark ?? '');
    if (name === undefined || end < 0) throw new Error(`no output of a step: ${text}`);
    found[name] = lines.splice(0, end).join('\n');
    lines.shift();
  }
  return found;
}

function filledIn(values: Readonly<Record<string, string>> | undefined, world: object): Record<string, string> {
  return Object.fromEntries(Object.entries(values ?? {}).map(([name, value]) => [name, filled(value, world)]));
}

function filled(text: string, world: object): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) => evaluated(expression, world));
}

/** `a.b || c.d`: the first that is not empty. */
function evaluated(expression: string, world: object): string {
  const values = expression.split('||').map(path => at(path.trim().split('.'), world));
  return values.find(value => value !== '') ?? '';
}

function at(path: readonly string[], from: unknown): string {
  let value: unknown = from;
  for (const name of path) value = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The conditions that action.yml has: a path that is, or is not, a text. */
function holds(condition: string, world: object): boolean {
  const [, path = '', operator, text = ''] = /^([\w.-]+) (==|!=) '(.*)'$/.exec(condition) ?? [];
  if (operator === undefined) throw new Error(`a condition that this test cannot read: ${condition}`);
  return (at(path.split('.'), world) === text) === (operator === '==');
}
