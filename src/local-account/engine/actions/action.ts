import type { WorkflowMap } from '../../../documents/index.ts';
import type { WorkflowKind } from '../build-job.ts';
import { BuildFailure, type BuildRun } from '../build-run.ts';
import type { Instance } from '../instance.ts';
import type { Workpiece } from '../workpiece.ts';

/** By which the journal knows a running step. */
export interface ExecutionIds {
  readonly workflowId: string;
  readonly stepId: string;
}

/** One attempt of a step, as its action sees it: the signal of `run` is that of the attempt. */
export interface ActionContext {
  readonly run: BuildRun;
  readonly kind: WorkflowKind;
  readonly ids: ExecutionIds;
  readonly work: Workpiece;
  /** The instances of this workflow by id, terminated ones too. */
  readonly instances: Map<string, Instance>;
}

/** `skipped` says why the step has nothing to do here; `message` what the reader should know about a step that was done. */
export type DoneResult = { readonly outputs: WorkflowMap; readonly message?: string | undefined } | { readonly skipped: string };

/** `waits`: the step has told whom it should, and waits for an answer; the engine sees to the rest. */
export type ActionResult = DoneResult | { readonly waits: true };

/** What a step of a workflow does on this computer. */
export interface WorkflowAction {
  readonly name: string;
  /** Gives the step's outputs; throws to fail it. */
  run(context: ActionContext, inputs: WorkflowMap): Promise<ActionResult>;
  /** Undoes a completed step; absent where Image Builder undoes nothing. Says whether it did. */
  rollback?(context: ActionContext, outputs: WorkflowMap): Promise<boolean>;
}

/** The instance that `instanceId` names. */
export function instanceOf({ instances }: ActionContext, { instanceId }: WorkflowMap): Instance {
  const instance = typeof instanceId === 'string' ? instances.get(instanceId) : undefined;
  if (!instance) throw new BuildFailure(`No step of this workflow launched the instance ${JSON.stringify(instanceId ?? null)}`);
  return instance;
}
