import { type Field, listOf, objectOf, oneOfWords, text, type ValueType } from '../value-type.ts';
import type { WorkflowOutputSpec } from './spec.ts';

/** The instance that an action works on; `description` says what for. */
export function instanceId(description: string): Field {
  return { name: 'instanceId', type: text, required: true, comesFrom: 'instance', description };
}

export const distributedImages: Field = {
  name: 'distributedImages',
  type: listOf({ kind: 'any' }),
  required: true,
  comesFrom: 'step-output',
  description: 'The images to work on: the output of a `DistributeImage` step of this workflow, by reference.',
};

/** Accounts, each with all of its 12 digits. */
export const accountIds = listOf({ kind: 'text', form: { pattern: /^[0-9]{12}$/, name: 'an account ID of 12 digits, in quotes' } });

/** What actions give that run a command through Systems Manager. */
export const commandOutputs: readonly WorkflowOutputSpec[] = [
  { name: 'runCommandId', type: text, description: 'The ID of the Systems Manager command.' },
  { name: 'status', type: text, description: 'How the command ended.' },
  { name: 'output', type: text, description: 'What the command printed.' },
];

/** The list of images that a distribution action gives; `steps` are the places where it can have stopped. */
export function imageList(...steps: readonly string[]): ValueType {
  const part = (name: string, description: string, type: ValueType = text): Field => ({ name, type, required: false, description });
  return listOf(
    objectOf(
      part('accountId', 'The account of the image.'),
      part('region', 'The Region of the image.'),
      part('name', 'The name of the AMI.'),
      part('amiId', 'The ID of the AMI.'),
      part('dateStarted', 'When the work began, in UTC.'),
      part('dateStopped', 'When it ended, in UTC.'),
      part('step', 'Where it stopped.', oneOfWords(...steps)),
      part('status', 'How it ended.', oneOfWords('Completed', 'Failed', 'Cancelled', 'TimedOut')),
      part('errorMessage', 'What went wrong, if anything.'),
    ),
  );
}
