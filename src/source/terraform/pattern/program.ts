import { type Anchor, type Node, type Parsed, type Range, Refusal } from './node.ts';

/** One step of a match; steps go on to the next one unless they name others, the first of which is tried first. */
export type Step =
  | { readonly is: 'set'; readonly ranges: readonly Range[]; readonly negated: boolean; readonly folded: boolean }
  | { readonly is: 'anchor'; readonly anchor: Anchor }
  | { readonly is: 'save'; readonly slot: number }
  | { readonly is: 'split'; readonly first: number; readonly second: number }
  | { readonly is: 'end' };

/** Counted repetitions are written out, so a short pattern may become long. */
const MAX_STEPS = 5_000;

/** The steps that match a pattern, its groups saved in pairs of slots; throws a Refusal where they are too many. */
export function compile({ root }: Parsed): readonly Step[] {
  const steps: Step[] = [];
  write({ is: 'group', of: root, index: 0 }, steps);
  add({ is: 'end' }, steps);
  return steps;
}

/** A split whose ends are not known yet. */
const NOWHERE: Step = { is: 'split', first: 0, second: 0 };

function add(step: Step, steps: Step[]): number {
  if (steps.length >= MAX_STEPS) throw new Refusal(false, 'the pattern is too long');
  return steps.push(step) - 1;
}

function write(node: Node, steps: Step[]): void {
  switch (node.is) {
    case 'set':
    case 'anchor':
      add(node, steps);
      return;
    case 'sequence':
      for (const item of node.items) write(item, steps);
      return;
    case 'group':
      add({ is: 'save', slot: 2 * node.index }, steps);
      write(node.of, steps);
      add({ is: 'save', slot: 2 * node.index + 1 }, steps);
      return;
    case 'either':
      writeEither(node.options, steps);
      return;
    case 'repeat':
      writeRepeat(node, steps);
  }
}

function writeEither(options: readonly Node[], steps: Step[]): void {
  const jumps: number[] = [];
  for (const option of options.slice(0, -1)) {
    const split = add(NOWHERE, steps);
    write(option, steps);
    jumps.push(add(NOWHERE, steps));
    steps[split] = choice(split + 1, steps.length, true);
  }
  for (const option of options.slice(-1)) write(option, steps);
  for (const jump of jumps) steps[jump] = choice(steps.length, steps.length, true);
}

type Repeat = Extract<Node, { is: 'repeat' }>;

function writeRepeat({ of, min, max, greedy }: Repeat, steps: Step[]): void {
  for (let done = 0; done < min; done++) write(of, steps);
  if (max === undefined) writeLoop(of, greedy, steps);
  else writeOptional(of, greedy, max - min, steps);
}

/** Go has ways of its own where what is repeated without end may be nothing. */
function writeLoop(of: Node, greedy: boolean, steps: Step[]): void {
  if (mayBeEmpty(of)) throw new Refusal(false, 'what is repeated may be empty');
  const split = add(NOWHERE, steps);
  write(of, steps);
  add({ is: 'split', first: split, second: split }, steps);
  steps[split] = choice(split + 1, steps.length, greedy);
}

function mayBeEmpty(node: Node): boolean {
  switch (node.is) {
    case 'set':
      return false;
    case 'anchor':
      return true;
    case 'sequence':
      return node.items.every(mayBeEmpty);
    case 'either':
      return node.options.some(mayBeEmpty);
    case 'group':
      return mayBeEmpty(node.of);
    case 'repeat':
      return node.min === 0 || mayBeEmpty(node.of);
  }
}

function writeOptional(of: Node, greedy: boolean, times: number, steps: Step[]): void {
  const splits: number[] = [];
  for (let done = 0; done < times; done++) {
    splits.push(add(NOWHERE, steps));
    write(of, steps);
  }
  for (const split of splits) steps[split] = choice(split + 1, steps.length, greedy);
}

function choice(more: number, on: number, greedy: boolean): Step {
  return greedy ? { is: 'split', first: more, second: on } : { is: 'split', first: on, second: more };
}
