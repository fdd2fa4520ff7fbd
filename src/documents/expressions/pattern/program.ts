import { type Assertion, type CharacterTest, PatternError, type PatternNode } from './syntax.ts';

/** One instruction of a matcher; the targets of a fork are places in the program. */
export type Instruction =
  | { readonly kind: 'character'; readonly test: CharacterTest }
  | { readonly kind: 'assertion'; readonly assertion: Assertion }
  | Fork
  | { readonly kind: 'match' };

interface Fork {
  readonly kind: 'fork';
  targets: readonly number[];
}

type Repeat = Extract<PatternNode, { kind: 'repeat' }>;

/** Repetitions are written out, so counts in counts grow fast; Go has a limit of this kind too. */
const MAX_INSTRUCTIONS = 10_000;

/** Turns a pattern into a program for a matcher that follows all ways at once, whose time grows with the text and never explodes. */
export function compileProgram(pattern: PatternNode): readonly Instruction[] {
  const program: Instruction[] = [];
  emit(program, pattern);
  add(program, { kind: 'match' });
  return program;
}

function emit(program: Instruction[], node: PatternNode): void {
  switch (node.kind) {
    case 'character':
    case 'assertion':
      add(program, node);
      break;
    case 'sequence':
      for (const part of node.parts) emit(program, part);
      break;
    case 'choice':
      emitChoice(program, node.options);
      break;
    case 'repeat':
      emitRepeat(program, node);
      break;
  }
}

function emitChoice(program: Instruction[], options: readonly PatternNode[]): void {
  const entry = addFork(program);
  const starts: number[] = [];
  const exits: Fork[] = [];
  for (const option of options) {
    starts.push(program.length);
    emit(program, option);
    exits.push(addFork(program));
  }
  entry.targets = starts;
  for (const exit of exits) exit.targets = [program.length];
}

function emitRepeat(program: Instruction[], repeat: Repeat): void {
  for (let count = 0; count < repeat.min; count++) emit(program, repeat.node);
  if (repeat.max === Number.POSITIVE_INFINITY) emitLoop(program, repeat.node);
  else emitOptional(program, repeat);
}

function emitLoop(program: Instruction[], node: PatternNode): void {
  const start = program.length;
  const entry = addFork(program);
  emit(program, node);
  addFork(program).targets = [start];
  entry.targets = [start + 1, program.length];
}

function emitOptional(program: Instruction[], { node, min, max }: Repeat): void {
  const entries: { readonly fork: Fork; readonly start: number }[] = [];
  for (let count = min; count < max; count++) {
    const fork = addFork(program);
    entries.push({ fork, start: program.length });
    emit(program, node);
  }
  for (const { fork, start } of entries) fork.targets = [start, program.length];
}

function addFork(program: Instruction[]): Fork {
  const fork: Fork = { kind: 'fork', targets: [] };
  add(program, fork);
  return fork;
}

function add(program: Instruction[], instruction: Instruction): void {
  if (program.length >= MAX_INSTRUCTIONS) throw new PatternError('its repetitions make it too large');
  program.push(instruction);
}
