import { workflowGuide } from '../guide.ts';
import { type ListType, listOf, objectOf, oneOfWords, text } from '../value-type.ts';
import { accountIds, distributedImages, imageList } from './shared-fields.ts';
import type { WorkflowActionSpec } from './spec.ts';

function arnsOf(resource: string, words: string): ListType {
  return listOf({
    kind: 'text',
    form: { pattern: new RegExp(`^arn:[^:]+:organizations::[0-9]{12}:${resource}/`), name: `the ARN of ${words}` },
  });
}

export const modifyImageAttributes: WorkflowActionSpec = {
  name: 'ModifyImageAttributes',
  summary: 'Changes attributes of distributed AMIs, above all who may launch them.',
  stages: ['DISTRIBUTION'],
  defaultTimeout: 7_200,
  longestTimeout: 10_800,
  inputs: [
    distributedImages,
    {
      name: 'attributes',
      type: listOf(
        objectOf(
          { name: 'region', type: text, required: true, description: 'The Region of the AMI.' },
          {
            name: 'launchPermission',
            type: objectOf(
              { name: 'userIds', type: accountIds, required: false, description: 'Accounts that may launch it.' },
              {
                name: 'userGroups',
                type: listOf(oneOfWords('all')),
                required: false,
                description: 'Groups that may launch it; `all` makes it public.',
              },
              {
                name: 'organizationArns',
                type: arnsOf('organization', 'an organization'),
                required: false,
                description: 'Organizations that may launch it.',
              },
              {
                name: 'organizationalUnitArns',
                type: arnsOf('ou', 'an organizational unit'),
                required: false,
                description: 'Organizational units that may launch it.',
              },
            ),
            required: false,
            description: 'Who may launch the AMI.',
          },
        ),
      ),
      required: false,
      description: 'What to change, one item a Region; without it the distribution configuration of the image or pipeline counts.',
    },
  ],
  outputs: [
    { name: 'modifiedImages', type: imageList('Completed', 'ModifyAmiRunning'), description: 'The images, with what became of them.' },
  ],
  notes: ['Cannot stand in one workflow with `DistributeContainerImage`.'],
  source: workflowGuide.actions,
};
