import { workflowGuide } from '../guide.ts';
import { text, texts } from '../value-type.ts';
import { instanceId } from './shared-fields.ts';
import { allStages, type WorkflowActionSpec } from './spec.ts';

export const runCommand: WorkflowActionSpec = {
  name: 'RunCommand',
  summary: 'Runs a Systems Manager command document on an instance.',
  stages: allStages,
  defaultTimeout: 43_200,
  longestTimeout: 43_200,
  inputs: [
    instanceId('The instance to run it on.'),
    { name: 'documentName', type: text, required: true, description: 'The command document, such as `AWS-RunShellScript`.' },
    {
      name: 'parameters',
      type: { kind: 'map', of: texts },
      required: false,
      description: 'Parameters of the document, each a list of texts; needed where the document has some without default.',
    },
    { name: 'documentVersion', type: text, required: false, default: '$DEFAULT', description: 'The version of the document.' },
  ],
  outputs: [
    { name: 'runCommandId', type: text, description: 'The ID of the Systems Manager command.' },
    { name: 'status', type: text, description: 'How the command ended.' },
    { name: 'output', type: texts, description: 'What the command printed, a text for each plugin of the document: `output[0]`.' },
  ],
  notes: [],
  source: workflowGuide.actions,
};
