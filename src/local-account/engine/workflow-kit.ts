// What tests of workflows have in common: workflows in a line a step, and builds of them in fake sandboxes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { temporaryArtifacts } from '../artifacts/test-kit.ts';
import type { Clock } from '../clock.ts';
import type { BuildJob, BuildOutcome, BuildProgress, BuildWorkflow, StepAnswer, WorkflowKind } from './build-job.ts';
import { type FakeExec, fakeSandboxes } from './fake-sandboxes.ts';
import { createEngine } from './run-build.ts';
import { ARN, type Diary, diary, job } from './test-kit.ts';

export const launch = '- {name: Launch, action: LaunchInstance, inputs: {waitFor: ssmAgent}}';
export const onInstance = 'instanceId.$: $.stepOutputs.Launch.instanceId';
export const image = `- {name: Image, action: CreateImage, inputs: {${onInstance}}}`;

/** A step that runs one command, with more keys of the step. */
export const run = (name: string, command: string, more = '') =>
  `- {name: ${name}, action: RunCommand, inputs: {${onInstance}, documentName: AWS-RunShellScript, parameters: {commands: ["${command}"]}}${more}}`;

/** A workflow of these steps; `top` are lines above them. */
export function workflow(
  kind: WorkflowKind,
  steps: readonly string[],
  more: Partial<BuildWorkflow> & { readonly top?: string } = {},
): BuildWorkflow {
  const { top = '', ...changes } = more;
  const data = `schemaVersion: 1.0\n${top}steps:\n${steps.map((step) => `  ${step}\n`).join('')}`;
  return { arn: `${ARN}:workflow/${kind.toLowerCase()}/own/1.0.0/1`, kind, data, parameters: {}, ...changes };
}

export interface Trial {
  readonly exec?: FakeExec;
  readonly changes?: Partial<BuildJob>;
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
  /** From where an earlier run left the build, and what was answered since. */
  readonly progress?: BuildProgress | undefined;
  readonly answer?: StepAnswer;
}

export interface Result {
  readonly outcome: BuildOutcome;
  readonly told: Diary;
  readonly events: readonly string[];
}

const folders: string[] = [];

/** Removes what builds have left. */
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
}

/** An empty folder; `removeFolders` takes it away. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kiln-workflows-'));
  folders.push(folder);
  return folder;
}

/** One run of a build, in a folder of its own unless the changes name one. */
export async function build(workflows: readonly BuildWorkflow[], trial: Trial = {}): Promise<Result> {
  const { exec, changes, signal = new AbortController().signal, clock, ...past } = trial;
  const sandboxes = fakeSandboxes(exec);
  const told = diary(past);
  const work = job([], { outputDirectory: changes?.outputDirectory ?? newFolder(), workflows, testsEnabled: true, ...changes });
  const engine = createEngine({ artifacts: temporaryArtifacts(), sandboxes, network: 'none', ...(clock && { clock }) });
  return { outcome: await engine(work, told.journal, signal), told, events: sandboxes.events };
}
