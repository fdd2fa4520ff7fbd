import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';
import { analyze, toExecutable } from '../documents/index.ts';
import type { RehearsalEvent } from './events.ts';
import { type RunDocumentRequest, runDocument } from './run-document.ts';
import type { DocumentOutcome } from './run-phases.ts';
import { sandboxChooser } from './sandbox/choose-sandbox.ts';
import type { Sandbox, SandboxLimits } from './sandbox/driver.ts';
import type { RehearsalServices } from './services.ts';

type Finished = Extract<RehearsalEvent, { type: 'stepFinished' }>;

export interface Story {
  readonly outcome: DocumentOutcome;
  readonly events: readonly RehearsalEvent[];
  /** The end of a step; fails the test when the step didn't come to one. */
  step(name: string): Finished;
  /** What a step printed, attempts one after the other. */
  output(name: string): readonly string[];
}

export interface TestRun {
  readonly sandbox?: Sandbox;
  readonly services?: RehearsalServices;
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: RehearsalEvent) => void;
  readonly request?: Partial<Omit<RunDocumentRequest, 'document' | 'text'>>;
}

/** Kept between runs, since making the base takes seconds; nobody else's, since sweeping a cache may remove a base that others chose. */
const cacheDirectory = fileURLToPath(new URL('../../node_modules/.cache/kiln-executor/cache', import.meta.url));
export const chooseSandbox = sandboxChooser({ cacheDirectory });
const choice = await chooseSandbox({ driver: 'namespace' }, {});
if (!choice.available) console.warn(`Rehearsal tests are SKIPPED: ${choice.reason} ${choice.remedy}`);

/** A group of tests that need a real sandbox; skipped, with the reason on the console, where there is none. */
export const describeInSandbox = describe.skipIf(!choice.available);

export async function openSandbox(limits: Partial<SandboxLimits> = {}): Promise<Sandbox> {
  if (!choice.available) throw new Error(choice.reason);
  return choice.driver.open({ base: choice.base, network: 'none', limits });
}

/** Runs the steps of a document in a sandbox of their own, unless one is given. */
export async function runText(text: string, run: TestRun = {}): Promise<Story> {
  const analysis = analyze(text);
  const document = toExecutable(analysis);
  const error = analysis.diagnostics.find(({ severity }) => severity === 'error');
  if (document === undefined || error !== undefined) throw new Error(`The test's document is wrong: ${error?.message}`);
  const sandbox = run.sandbox ?? (await openSandbox());
  const events: RehearsalEvent[] = [];
  const emit = (event: RehearsalEvent): void => {
    events.push(event);
    run.onEvent?.(event);
  };
  try {
    const signal = run.signal ?? new AbortController().signal;
    const deps = { sandbox, services: run.services ?? {}, emit, signal };
    const outcome = await runDocument(deps, { network: 'none', ...run.request, document, text });
    return { outcome, events, step: (name) => finishOf(events, name), output: (name) => outputOf(events, name) };
  } finally {
    if (run.sandbox === undefined) await sandbox.close();
  }
}

/** A document whose build phase has these steps; the text begins at their first line, unindented. */
export function withSteps(steps: string): string {
  const indented = steps.trim().replace(/^/gm, '      ');
  return `schemaVersion: 1.0\nphases:\n  - name: build\n    steps:\n${indented}\n`;
}

export const runSteps = (steps: string, run: TestRun = {}): Promise<Story> => runText(withSteps(steps), run);

/** An ExecuteBash step; `more` are further lines of the step, indented by two. */
export function bash(name: string, script: string, more = ''): string {
  const indented = script.replace(/^/gm, '        ');
  return `- name: ${name}\n  action: ExecuteBash\n${more}  inputs:\n    commands:\n      - |\n${indented}\n`;
}

/** The names of the steps that came to an end, in order. */
export function finished({ events }: Story): readonly string[] {
  return events.flatMap((event) => (event.type === 'stepFinished' ? event.step : []));
}

/** Each start of a step: its attempt and why it was started again. */
export function starts({ events }: Story): readonly (readonly [number, string | undefined])[] {
  return events.flatMap((event) => (event.type === 'stepStarted' ? [[event.attempt, event.again] as const] : []));
}

function finishOf(events: readonly RehearsalEvent[], name: string): Finished {
  const found = events.find((event): event is Finished => event.type === 'stepFinished' && event.step === name);
  if (found === undefined) {
    const ends = events.flatMap((event) => (event.type === 'stepFinished' ? `${event.step} ${event.status} ${event.message ?? ''}` : []));
    throw new Error(`The step ${name} did not finish; these did: ${ends.join(', ')}`);
  }
  return found;
}

function outputOf(events: readonly RehearsalEvent[], name: string): readonly string[] {
  return events.flatMap((event) => (event.type === 'output' && event.step === name ? event.lines : []));
}
