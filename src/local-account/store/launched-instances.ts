import type { BuildJob, WorkflowKind } from '../engine/build-job.ts';
import { runningStatuses } from './images.ts';
import type { Owner } from './owner.ts';

/** An instance that a workflow of an image has launched. */
export interface LaunchedInstance {
  readonly id: string;
  readonly image: string;
  readonly kind: WorkflowKind;
  readonly job: BuildJob;
  /** The AMI that the build has made by now. */
  readonly made: string | undefined;
  readonly launched: string;
  readonly terminated: boolean;
}

/** The instances of the images of an account and Region that are being built, in the order of their launch. */
export function launchedInstances({ store, accountId, region }: Owner): readonly LaunchedInstance[] {
  const rows = store
    .statement(
      `SELECT step.outputs ->> 'instanceId' AS id, step.ended AS launched, workflow.image, workflow.kind, image.job,
         (SELECT other.outputs ->> 'imageId' FROM step AS other JOIN workflow AS flow ON flow.id = other.workflow
          WHERE flow.image = workflow.image AND other.action = 'CreateImage' AND other.status = 'COMPLETED'
          ORDER BY other.sequence DESC LIMIT 1) AS made,
         workflow.status <> 'RUNNING' OR EXISTS (
           SELECT 1 FROM step AS other WHERE other.workflow = step.workflow AND other.action = 'TerminateInstance'
             AND other.status = 'COMPLETED' AND instr(other.inputs, step.outputs ->> 'instanceId') > 0) AS terminated
       FROM step JOIN workflow ON workflow.id = step.workflow JOIN image ON image.arn = workflow.image
         JOIN resource ON resource.arn = image.arn
       WHERE step.action = 'LaunchInstance' AND step.status = 'COMPLETED' AND resource.account = ? AND resource.region = ?
         AND image.status IN (SELECT value FROM json_each(?))
       ORDER BY step.sequence`,
    )
    .all(accountId, region, JSON.stringify(runningStatuses));
  return rows.map(({ id, image, job, kind, launched, made, terminated }) => ({
    id: String(id),
    image: String(image),
    kind: kind as WorkflowKind,
    job: JSON.parse(String(job)) as BuildJob,
    made: typeof made === 'string' ? made : undefined,
    launched: String(launched),
    terminated: terminated === 1,
  }));
}
