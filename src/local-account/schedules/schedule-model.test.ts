// A pipeline with a schedule against a model of it, whatever happens in whatever order.
import { UpdateImagePipelineCommand } from '@aws-sdk/client-imagebuilder';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fail, succeed } from '../../../tests/conformance/fixture/builds.ts';
import { createBuildInputs } from '../../../tests/conformance/fixture/resources.ts';
import { minute, openTimedAccount, type TimedAccount } from '../../../tests/conformance/fixture/timed-account.ts';

const failureCount = 3;

/** What a pipeline is expected to be: times in milliseconds. */
interface Model {
  now: number;
  due: number | undefined;
  failures: number;
  enabled: boolean;
  /** When each scheduled run began. */
  readonly runs: string[];
  /** How the builds that begin now end. */
  succeeds: boolean;
}

interface Timing {
  readonly expression: string;
  /** The first time after `now`; a rate counts from its last. */
  next(now: number, base: number): number;
}

const timings: readonly Timing[] = [
  { expression: 'rate(45 minutes)', next: (now, base) => base + (Math.floor((now - base) / (45 * minute)) + 1) * 45 * minute },
  { expression: 'cron(0/30 * * * ? *)', next: (now) => (Math.floor(now / (30 * minute)) + 1) * 30 * minute },
];

type Step = { readonly kind: 'advance' | 'close'; readonly minutes: number } | { readonly kind: 'enable' | 'disable' | 'start' | 'turn' };

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('advance' as const), minutes: fc.integer({ min: 1, max: 100 }) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('close' as const), minutes: fc.constantFrom(0, 10, 50, 500) }) },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constantFrom('enable' as const, 'disable' as const, 'start' as const, 'turn' as const) }),
    },
  ),
  { minLength: 4, maxLength: 14 },
);

/** However long it was away, a pipeline that is due runs once. */
function runIfDue(model: Model, { next }: Timing): void {
  if (model.due === undefined || model.due > model.now) return;
  model.runs.push(new Date(model.now).toISOString());
  model.due = next(model.now, model.due);
  model.failures = model.succeeds ? 0 : model.failures + 1;
  if (model.failures < failureCount) return;
  model.enabled = false;
  model.due = undefined;
}

function foresee(model: Model, step: Step, timing: Timing): void {
  if (step.kind === 'advance' || step.kind === 'close') model.now += step.minutes * minute;
  if (step.kind === 'turn') model.succeeds = !model.succeeds;
  if (step.kind === 'start' && model.succeeds) model.failures = 0;
  if (step.kind === 'enable' || step.kind === 'disable') model.failures = 0;
  if (step.kind === 'disable') model.due = undefined;
  if (step.kind === 'enable') model.due ??= timing.next(model.now, model.now);
  if (step.kind === 'enable' || step.kind === 'disable') model.enabled = step.kind === 'enable';
  runIfDue(model, timing);
}

it('runs at most once for each time, once for all that were missed, and is disabled after exactly so many failures', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...timings), steps, async (timing, course) => {
      const model: Model = {
        now: Date.parse('2027-03-01T10:30:00Z'),
        due: undefined,
        failures: 0,
        enabled: true,
        runs: [],
        succeeds: false,
      };
      model.due = timing.next(model.now, model.now);
      const timed = await openTimedAccount({ runBuild: (...build) => (model.succeeds ? succeed(...build) : fail(...build)) });
      try {
        const pipeline = await open(timed, timing);
        for (const step of course) {
          await take(timed, pipeline, step);
          foresee(model, step, timing);
          expect(await stateOf(timed, pipeline.arn)).toEqual({
            runs: model.runs,
            due: model.due === undefined ? undefined : new Date(model.due).toISOString(),
            status: model.enabled ? 'ENABLED' : 'DISABLED',
            failures: model.failures,
          });
        }
      } finally {
        await timed.close();
      }
    }),
    { numRuns: 15 },
  );
});

async function open(timed: TimedAccount, { expression: scheduleExpression }: Timing) {
  const inputs = await createBuildInputs(timed.imagebuilder(), 'modelled');
  const pipelineExecutionStartCondition = 'EXPRESSION_MATCH_ONLY' as const;
  const schedule = { scheduleExpression, pipelineExecutionStartCondition, autoDisablePolicy: { failureCount } };
  return { arn: await timed.create({ ...inputs, schedule }), settings: { ...inputs, schedule } };
}

/** Does the step, and waits until no build is under way. */
async function take(timed: TimedAccount, { arn, settings }: Awaited<ReturnType<typeof open>>, step: Step): Promise<void> {
  if (step.kind === 'advance') timed.clock.advance(step.minutes * minute);
  if (step.kind === 'close') await timed.restart(step.minutes * minute);
  if (step.kind === 'start') await timed.start(arn);
  if (step.kind === 'enable' || step.kind === 'disable') {
    const status = step.kind === 'enable' ? 'ENABLED' : 'DISABLED';
    await timed.imagebuilder().send(new UpdateImagePipelineCommand({ ...settings, imagePipelineArn: arn, status, clientToken: undefined }));
  }
  if ((await timed.runs(arn)).length > 0) await timed.ended(arn);
}

async function stateOf(timed: TimedAccount, arn: string) {
  const { dateNextRun: due, status, consecutiveFailures: failures } = await timed.get(arn);
  const runs = (await timed.runs(arn)).filter(({ buildType }) => buildType === 'SCHEDULED').map(({ dateCreated }) => dateCreated);
  return { runs, due, status, failures };
}
