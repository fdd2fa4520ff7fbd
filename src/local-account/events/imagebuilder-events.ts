// The events that Image Builder sends: https://docs.aws.amazon.com/imagebuilder/latest/userguide/integ-eventbridge.html
// They are written in the transaction of what they tell of, so that they come with it or not at all.
import type { Clock } from '../clock.ts';
import type { ImageState } from '../protocol/imagebuilder-shapes.ts';
import type { Owner } from '../store/owner.ts';
import { deliverEvent, type Event } from './deliver.ts';

type Teller = Owner & { readonly clock: Clock };

function tell(owner: Teller, name: string, { resources, detail }: Pick<Event, 'resources' | 'detail'>): void {
  deliverEvent(owner, { source: 'aws.imagebuilder', detailType: `EC2 Image Builder ${name}`, resources, detail });
}

export interface StateChange {
  readonly arn: string;
  readonly previous: ImageState;
  readonly state: ImageState;
}

/** An image came from one state to another. */
export function tellStateChange(owner: Teller, { arn, previous, state }: StateChange): void {
  tell(owner, 'Image State Change', { resources: [arn], detail: { 'previous-state': previous, state } });
}

export interface StepThatWaits {
  readonly image: string;
  readonly workflow: string;
  readonly execution: string;
  readonly step: string;
  readonly name: string;
}

/** A step of a workflow waits for an answer. */
export function tellStepWaits(owner: Teller, { image, workflow, execution, step, name }: StepThatWaits): void {
  const detail = { 'workflow-execution-id': execution, 'workflow-step-execution-id': step, 'workflow-step-name': name };
  tell(owner, 'Workflow Step Waiting', { resources: [image, workflow], detail });
}

/** So many scheduled runs of a pipeline failed one after the other that it was disabled. */
export function tellPipelineDisabled(owner: Teller, { arn, failures }: { readonly arn: string; readonly failures: number }): void {
  tell(owner, 'Image Pipeline Automatically Disabled', { resources: [arn], detail: { 'consecutive-failures': String(failures) } });
}
