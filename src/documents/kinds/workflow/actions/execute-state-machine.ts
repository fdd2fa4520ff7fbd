import { workflowGuide } from '../guide.ts';
import { text } from '../value-type.ts';
import { allStages, type WorkflowActionSpec } from './spec.ts';

export const executeStateMachine: WorkflowActionSpec = {
  name: 'ExecuteStateMachine',
  summary: 'Runs a Step Functions state machine and waits for its end.',
  stages: allStages,
  defaultTimeout: 21_600,
  longestTimeout: 86_400,
  inputs: [
    {
      name: 'stateMachineArn',
      type: { kind: 'text', form: { pattern: /^arn:[^:]+:states:[^:]*:[^:]*:stateMachine:./, name: 'the ARN of a state machine' } },
      required: true,
      description: 'The state machine.',
    },
    {
      name: 'input',
      type: { kind: 'text', json: true, longest: 16_384 },
      required: false,
      default: '{}',
      description: 'The input of the state machine as JSON text, at most 16 KiB; `{{ $.path }}` puts a value in.',
    },
  ],
  outputs: [
    { name: 'executionArn', type: text, description: 'The ARN of the execution.' },
    { name: 'output', type: text, description: 'The output of the execution.' },
  ],
  notes: ['The execution role needs `states:StartExecution` and `states:DescribeExecution`.'],
  source: workflowGuide.actions,
};
