import { workflowGuide } from '../guide.ts';
import { oneOfWords, text } from '../value-type.ts';
import { allStages, type WorkflowActionSpec } from './spec.ts';

export const waitForAction: WorkflowActionSpec = {
  name: 'WaitForAction',
  summary: 'Pauses the workflow until somebody resumes or stops it with `SendWorkflowStepAction`.',
  stages: allStages,
  defaultTimeout: 259_200,
  longestTimeout: 604_800,
  inputs: [
    {
      name: 'snsTopicArn',
      type: { kind: 'text', form: { pattern: /^arn:[^:]+:sns:/, name: 'the ARN of an SNS topic' } },
      required: false,
      description: 'A topic that is told of the pause.',
    },
    {
      name: 'lambdaFunctionName',
      type: { kind: 'text', form: { pattern: /^(?:arn:[^:]+:lambda:\S+|[\w:-]+)$/, name: 'the name or the ARN of a function' } },
      required: false,
      description: 'A function, by name or ARN, that is invoked at the pause.',
    },
    {
      name: 'payload',
      type: { kind: 'text', json: true, longest: 16_384 },
      required: false,
      description: 'JSON text for the message and the function, at most 16 KiB; `{{ $.path }}` puts a value in.',
    },
  ],
  outputs: [
    { name: 'action', type: oneOfWords('RESUME', 'STOP'), description: 'What was decided.' },
    { name: 'reason', type: text, description: 'The reason that was given.' },
  ],
  notes: [
    'The pause shows as the event “EC2 Image Builder Workflow Step Waiting” in EventBridge.',
    'With a function the execution role needs `lambda:InvokeFunction`.',
  ],
  source: workflowGuide.actions,
};
