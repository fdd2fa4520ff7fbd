// The course of a workflow against a model of it: whatever its steps do, what is written down fits together.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryArtifacts } from '../artifacts/test-kit.ts';
import { fakeSandboxes } from './fake-sandboxes.ts';
import { createEngine } from './run-build.ts';
import { ARN, diary, job } from './test-kit.ts';

interface PlannedStep {
  readonly becomes: 'COMPLETED' | 'FAILED' | 'SKIPPED';
  readonly onFailure: 'Abort' | 'Continue';
}

const plannedStep: fc.Arbitrary<PlannedStep> = fc.record({
  becomes: fc.constantFrom('COMPLETED', 'FAILED', 'SKIPPED'),
  onFailure: fc.constantFrom('Abort', 'Continue'),
});

let outputDirectory: string;
beforeAll(() => {
  outputDirectory = mkdtempSync(join(tmpdir(), 'kiln-course-'));
});
afterAll(() => rmSync(outputDirectory, { recursive: true }));

const launch = { name: 'Launch', action: 'LaunchInstance', inputs: { waitFor: 'ssmAgent' } };
const onInstance = { 'instanceId.$': '$.stepOutputs.Launch.instanceId' };
const image = { name: 'Image', action: 'CreateImage', inputs: onInstance };

function documentOf(steps: readonly PlannedStep[]): string {
  const between = steps.map(({ becomes, onFailure }, index) => ({
    name: `Step${index}`,
    action: 'RunCommand',
    onFailure,
    if: { stringEquals: becomes === 'SKIPPED' ? 'Windows' : 'Linux', value: '$.imagebuilder.platform' },
    inputs: { ...onInstance, documentName: 'AWS-RunShellScript', parameters: { commands: [becomes] } },
  }));
  return JSON.stringify({ schemaVersion: '1.0', steps: [launch, ...between, image] });
}

test('every step that began has ended, the first that aborts is the last, and only a failure is rolled back', async () => {
  const artifacts = temporaryArtifacts();
  await fc.assert(
    fc.asyncProperty(fc.array(plannedStep, { maxLength: 8 }), async (steps) => {
      const told = diary();
      const sandboxes = fakeSandboxes((command) => ({ exitCode: command === 'FAILED' ? 1 : 0 }));
      const own = { arn: `${ARN}:workflow/build/own/1.0.0/1`, kind: 'BUILD', data: documentOf(steps), parameters: {} } as const;
      const run = createEngine({ artifacts, sandboxes, network: 'none' });
      const outcome = await run(job([], { outputDirectory, workflows: [own] }), told.journal, new AbortController().signal);

      const aborting = steps.findIndex(({ becomes, onFailure }) => becomes === 'FAILED' && onFailure === 'Abort');
      const reached = aborting === -1 ? steps : steps.slice(0, aborting + 1);
      const course = ['Launch COMPLETED', ...reached.map(({ becomes }, index) => `Step${index} ${becomes}`)];
      const end =
        aborting === -1
          ? ['Image COMPLETED', 'DistributeImage COMPLETED', 'ModifyImageAttributes COMPLETED', 'ApplyImageConfigurations COMPLETED']
          : [];
      expect(outcome.status).toBe(aborting === -1 ? 'AVAILABLE' : 'FAILED');
      expect(told.steps).toEqual([...course, ...end]);
      const done = course.filter((line) => line.endsWith(' COMPLETED')).map((line) => line.split(' ')[0]);
      const undone = told.rollbacks.filter((line) => line.endsWith(' RUNNING')).map((line) => line.split(' ')[0]);
      expect(undone).toEqual(aborting === -1 ? [] : done.reverse());
      expect(told.rollbacks).toHaveLength(2 * undone.length);
      // An image was frozen, or the one instance was terminated: nothing runs on.
      expect(sandboxes.events).toEqual(['open 1', aborting === -1 ? 'freeze 1' : 'close 1']);
    }),
    { numRuns: 40 },
  );
}, 60_000);
