import { workflowGuide } from '../guide.ts';
import { oneOfWords, text, texts } from '../value-type.ts';
import { allStages, type WorkflowActionSpec } from './spec.ts';

export const launchInstance: WorkflowActionSpec = {
  name: 'LaunchInstance',
  summary: 'Launches an instance by the recipe and the infrastructure configuration, and waits until its Systems Manager agent answers.',
  stages: allStages,
  defaultTimeout: 4_500,
  longestTimeout: 43_200,
  inputs: [
    { name: 'waitFor', type: oneOfWords('ssmAgent'), required: true, description: 'What the step waits for.' },
    {
      name: 'healthCheck',
      type: oneOfWords('RUNNING', 'STATUS_CHECK_PASSED'),
      required: false,
      default: 'STATUS_CHECK_PASSED',
      description: 'How healthy the instance must be; `RUNNING` is faster.',
    },
    {
      name: 'imageIdOverride',
      type: { kind: 'text', form: { pattern: /^ami-/, name: 'the ID of an AMI, “ami-…”' } },
      required: false,
      description: 'The AMI to launch, in place of the recipe’s base image (build) or the image that was built (test).',
    },
    {
      name: 'instanceTypesOverride',
      type: texts,
      required: false,
      description: 'Instance types to try in turn, in place of those of the infrastructure configuration.',
    },
  ],
  outputs: [
    { name: 'instanceId', type: text, description: 'The ID of the instance.' },
    { name: 'instanceType', type: text, description: 'The type of the instance.', undocumented: true },
  ],
  rollback: 'Terminates the instance, unless the infrastructure configuration keeps it after failures.',
  notes: ['A retry terminates the instance of the failed attempt first.'],
  source: workflowGuide.actions,
};
