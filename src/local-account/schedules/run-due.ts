// What the schedules of pipelines bring about when their time has come.
import type { Account } from '../account.ts';
import { checkConcurrentBuilds } from '../imagebuilder/quotas.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { ImagePipeline } from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { duePipelines, findPipeline, type PipelineRow, setDue } from '../store/pipelines.ts';
import { allResources, findResource } from '../store/resources.ts';
import { countFailure } from './count-run.ts';
import { dueOf } from './due.ts';
import { hasUpdates, type Resolved, resolveOpenReferences } from './open-references.ts';
import { logPipeline } from './pipeline-log.ts';
import { type PipelineResource, startRun } from './start-run.ts';

/** Pipelines of a Kiln that started nothing by itself have no time yet: theirs counts from now. */
export function beginSchedules({ store, clock }: Account): void {
  for (const { arn, body } of allResources<ImagePipeline>(store, 'image-pipeline')) {
    if (findPipeline(store, arn)?.due === undefined) setDue(store, arn, dueOf(body, { now: clock.now() }));
  }
}

/** Runs what is due. However many times of a pipeline went by while nobody looked, it runs once. */
export function runDue(account: Account, onBug: (error: unknown) => void): void {
  for (const row of duePipelines(account.store, account.clock.now().getTime())) {
    try {
      account.store.transaction(() => run(account, row));
    } catch (error) {
      if (!(error instanceof AwsError)) onBug(error);
      account.store.transaction(() => fail(account, row, error));
    }
  }
}

/** The run and the time of the next one are written together: a crash leaves both, or neither. */
function run(account: Account, row: PipelineRow): void {
  const { pipeline, owner } = goOn(account, row);
  const resolved = resolveOpenReferences(owner, pipeline.body);
  const earlier = row.dependencies === undefined ? undefined : (JSON.parse(row.dependencies) as Resolved);
  const always = pipeline.body.schedule?.pipelineExecutionStartCondition === 'EXPRESSION_MATCH_ONLY';
  if (!always && !hasUpdates(earlier, resolved)) {
    logPipeline(owner, pipeline, 'Scheduled run skipped: no dependency of the recipe has an update.');
    return;
  }
  checkConcurrentBuilds(owner);
  startRun(owner, pipeline, { buildType: 'SCHEDULED', tags: pipeline.body.imageTags, resolved });
}

/** A run that cannot even begin is a run that failed. */
function fail(account: Account, row: PipelineRow, error: unknown): void {
  const { pipeline, owner } = goOn(account, row);
  const reason = error instanceof Error ? error.message : String(error);
  logPipeline(owner, pipeline, `Scheduled run failed to start: ${reason}`);
  countFailure(owner, pipeline.arn);
}

/** Writes the pipeline's next time. */
function goOn(account: Account, { arn, due }: PipelineRow): { readonly pipeline: PipelineResource; readonly owner: Account } {
  const pipeline = findResource<Valid<ImagePipeline>>(account.store, arn);
  if (!pipeline) throw new Error(`The pipeline '${arn}' has a state and no resource.`);
  const now = account.clock.now();
  setDue(account.store, arn, dueOf(pipeline.body, { now, base: due === undefined ? now : new Date(due) }));
  return { pipeline, owner: { ...account, accountId: pipeline.accountId, region: pipeline.region } };
}
