import { workflowGuide } from '../guide.ts';
import { boolean, type Field, integer, listOf, listOrOne, objectOf, oneOfWords, text, texts } from '../value-type.ts';
import { distributedImages, imageList } from './shared-fields.ts';
import type { WorkflowActionSpec } from './spec.ts';

const launchTemplateConfigurations: Field = {
  name: 'launchTemplateConfigurations',
  type: listOf(
    objectOf(
      { name: 'launchTemplateId', type: text, required: true, description: 'The launch template that gets the image.' },
      { name: 'accountId', type: text, required: false, description: 'The account of the launch template.' },
      { name: 'setDefaultVersion', type: boolean, required: false, description: 'Makes the new version the default one.' },
    ),
  ),
  required: false,
  description: 'Launch templates that are to name the image.',
};

const s3ExportConfiguration: Field = {
  name: 's3ExportConfiguration',
  type: listOrOne(
    objectOf(
      { name: 'roleName', type: text, required: true, description: 'The role that may write to the bucket.' },
      { name: 'diskImageFormat', type: oneOfWords('VMDK', 'RAW', 'VHD'), required: true, description: 'The format of the file.' },
      { name: 's3Bucket', type: text, required: true, description: 'The bucket.' },
      { name: 's3Prefix', type: text, required: false, description: 'The path in the bucket.' },
    ),
  ),
  required: false,
  description: 'Exports the image to S3.',
};

const fastLaunchConfigurations: Field = {
  name: 'fastLaunchConfigurations',
  type: listOrOne(
    objectOf(
      { name: 'enabled', type: boolean, required: true, description: 'Whether EC2 Fast Launch is on for the image.' },
      {
        name: 'snapshotConfiguration',
        type: objectOf({ name: 'targetResourceCount', type: integer, required: false, description: 'Snapshots to keep ready.' }),
        required: false,
        description: 'How many snapshots are kept ready.',
      },
      { name: 'maxParallelLaunches', type: integer, required: false, description: 'Instances that may be launched at once for it.' },
      {
        name: 'launchTemplate',
        type: objectOf(
          { name: 'launchTemplateId', type: text, required: false, description: 'The ID of the launch template.' },
          { name: 'launchTemplateName', type: text, required: false, description: 'The name of the launch template.' },
          { name: 'launchTemplateVersion', type: text, required: false, description: 'The version of the launch template.' },
        ),
        required: false,
        description: 'The launch template with which snapshots are made.',
      },
      { name: 'accountId', type: text, required: false, description: 'The account for which Fast Launch is set.' },
    ),
  ),
  required: false,
  description: 'EC2 Fast Launch, for Windows images.',
};

const ssmParameterConfigurations: Field = {
  name: 'ssmParameterConfigurations',
  type: listOrOne(
    objectOf(
      { name: 'parameterName', type: text, required: true, description: 'The name of the parameter that gets the AMI ID.' },
      { name: 'amiAccountId', type: text, required: false, description: 'The account of the AMI.' },
      { name: 'dataType', type: oneOfWords('text', 'aws:ec2:image'), required: false, description: 'The data type of the parameter.' },
    ),
  ),
  required: false,
  description: 'Parameters of the Parameter Store that are to hold the AMI ID; other accounts are possible.',
};

export const applyImageConfigurations: WorkflowActionSpec = {
  name: 'ApplyImageConfigurations',
  summary: 'Applies licences, launch templates, S3 export, Fast Launch and Parameter Store entries to distributed AMIs.',
  stages: ['DISTRIBUTION'],
  defaultTimeout: 21_600,
  longestTimeout: 43_200,
  inputs: [
    distributedImages,
    {
      name: 'configurations',
      type: listOf(
        objectOf(
          { name: 'region', type: text, required: true, description: 'The Region of the AMI.' },
          { name: 'licenseConfigurationArns', type: texts, required: false, description: 'Licence configurations for the AMI.' },
          launchTemplateConfigurations,
          s3ExportConfiguration,
          fastLaunchConfigurations,
          ssmParameterConfigurations,
        ),
      ),
      required: false,
      description: 'What to apply, one item a Region; without it the distribution configuration of the image or pipeline counts.',
    },
  ],
  outputs: [
    {
      name: 'configuredImages',
      type: imageList(
        'Completed',
        'AssociateLicensesRunning',
        'UpdateLaunchTemplateRunning',
        'PutSsmParametersRunning',
        'UpdateFastLaunchConfiguration',
        'ExportAmiQueued',
        'ExportAmiRunning',
      ),
      description: 'The images, with what became of them.',
    },
  ],
  notes: [
    'Works in the account of the pipeline only, Parameter Store entries excepted.',
    'Cannot stand in one workflow with `DistributeContainerImage`.',
  ],
  source: workflowGuide.actions,
};
