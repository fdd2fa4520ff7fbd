import type { KeySpec } from '../component/keys.ts';

/** The keys of workflow documents; rules, completion and hover are made from these. */
export const documentKeys: readonly KeySpec[] = [
  { name: 'name', value: 'text', required: false, description: 'A name for people.' },
  { name: 'description', value: 'text', required: false, description: 'What the workflow does.' },
  { name: 'schemaVersion', value: 'text', required: true, enum: ['1.0'], description: 'Version of the document language: 1.0.' },
  {
    name: 'parameters',
    value: 'list',
    required: false,
    description: 'Values that can be set where the workflow is used, referred to as `$.parameters.NAME`; at most 25.',
  },
  { name: 'steps', value: 'list', required: true, description: 'The steps, 1 to 15, in the order in which they run.' },
  {
    name: 'outputs',
    value: 'list',
    required: false,
    description: 'Values for the workflows of later stages, which refer to them as `$.workflowOutputs.NAME`; at most 25.',
  },
];

/** What a parameter can be; the table of the guide says so. */
export const parameterTypes = ['string', 'integer', 'boolean', 'stringList'] as const;

export type ParameterType = (typeof parameterTypes)[number];

export const parameterKeys: readonly KeySpec[] = [
  { name: 'name', value: 'text', required: true, description: 'The name, referred to as `$.parameters.NAME`.' },
  { name: 'type', value: 'text', required: true, enum: parameterTypes, description: 'The type of the value.' },
  {
    name: 'default',
    value: 'any',
    required: false,
    description: 'The value when none is set; without it one must be set. At most 1,024 characters.',
  },
  { name: 'description', value: 'text', required: false, description: 'What the parameter is for.' },
];

export const stepKeys: readonly KeySpec[] = [
  { name: 'name', value: 'text', required: true, description: 'Name of the step, unique in the document; references go by it.' },
  { name: 'action', value: 'text', required: true, description: 'The step action that does the work.' },
  { name: 'description', value: 'text', required: false, description: 'What the step is for, at most 1,024 characters.' },
  {
    name: 'if',
    value: 'map',
    required: false,
    description: 'A condition: the step runs when it holds and is skipped otherwise. There is no `then` and no `else`.',
  },
  {
    name: 'inputs',
    value: 'map',
    required: false,
    description: 'What the action works with. The key of a value that is a reference ends in `.$`.',
  },
  {
    name: 'onFailure',
    value: 'text',
    required: false,
    enum: ['Abort', 'Continue'],
    default: 'Abort',
    description: 'What a failure does. Abort fails the workflow and rolls back; Continue runs the remaining steps.',
  },
  {
    name: 'rollbackEnabled',
    value: 'boolean',
    required: false,
    default: 'true',
    description: 'Whether the step is undone when the workflow fails: true, false, or a reference to a boolean, without `.$` at the key.',
  },
  {
    name: 'timeoutSeconds',
    value: 'integer',
    required: false,
    description: 'Seconds that one attempt may take; every action has a default and a maximum of its own.',
  },
  {
    name: 'waitSeconds',
    value: 'integer',
    required: false,
    default: '0',
    description: 'Seconds to wait before the step; fewer than its timeout.',
  },
  { name: 'retry', value: 'map', required: false, description: 'Tries the step again when it fails.' },
];

export const retryKeys: readonly KeySpec[] = [
  { name: 'maxAttempts', value: 'integer', required: true, description: 'How often the step is tried in all, 1 to 10.' },
  {
    name: 'backoffSeconds',
    value: 'integer',
    required: false,
    default: '30',
    description: 'Seconds between two attempts, 0 to 600.',
  },
];

export const outputKeys: readonly KeySpec[] = [
  { name: 'name', value: 'text', required: true, description: 'The name, unique among all workflows of a pipeline.' },
  {
    name: 'value',
    value: 'text',
    required: true,
    description: 'A reference such as `$.stepOutputs.STEP.imageId`, without `.$` at the key.',
  },
];

/** The limits of a workflow document. */
export const limits = {
  steps: 15,
  parameters: 25,
  outputs: 25,
  parameterValue: 1024,
  description: 1024,
  conditionLevels: 4,
  conditionChildren: 10,
  attempts: 10,
  backoff: 600,
} as const;
