import { workflowGuide } from '../guide.ts';
import { boolean, listOf, oneOfWords, text } from '../value-type.ts';
import { allStages, type WorkflowActionSpec } from './spec.ts';

export const registerImage: WorkflowActionSpec = {
  name: 'RegisterImage',
  summary: 'Registers an AMI from snapshots.',
  stages: allStages,
  defaultTimeout: 32_400,
  longestTimeout: 43_200,
  inputs: [
    {
      name: 'architecture',
      type: oneOfWords('i386', 'x86_64', 'arm64', 'x86_64_mac', 'arm64_mac'),
      required: false,
      description: 'The architecture of the AMI.',
    },
    {
      name: 'blockDeviceMapping',
      type: listOf({ kind: 'any' }), // EC2's own shape, which has more keys than the guide shows
      required: false,
      description: 'Block devices as EC2 writes them: `DeviceName`, `Ebs` with `SnapshotId`, `VolumeSize`, `VolumeType`.',
    },
    { name: 'bootMode', type: oneOfWords('legacy-bios', 'uefi', 'uefi-preferred'), required: false, description: 'How it boots.' },
    { name: 'description', type: text, required: false, description: 'A description of the AMI.' },
    { name: 'enaSupport', type: boolean, required: false, description: 'Enhanced networking with ENA.' },
    { name: 'imageLocation', type: text, required: false, description: 'The manifest of an AMI that lies in S3, which needs it.' },
    { name: 'imdsSupport', type: oneOfWords('v2.0'), required: false, description: 'Instances answer IMDSv2 requests only.' },
    {
      name: 'includeSnapshotTags',
      type: boolean,
      required: false,
      default: 'false',
      description: 'Takes over the tags of the first snapshot; tags of the image win.',
    },
    { name: 'kernelId', type: text, required: false, description: 'The ID of the kernel.' },
    { name: 'ramdiskId', type: text, required: false, description: 'The ID of the RAM disk.' },
    { name: 'rootDeviceName', type: text, required: false, description: 'The root device, such as `/dev/sda1`.' },
    { name: 'sriovNetSupport', type: text, required: false, description: 'Enhanced networking with the Intel 82599 interface.' },
    { name: 'tpmSupport', type: oneOfWords('v2.0'), required: false, description: 'The version of the TPM.' },
    { name: 'uefiData', type: text, required: false, description: 'UEFI variables, in Base64.' },
    { name: 'virtualizationType', type: oneOfWords('hvm', 'paravirtual'), required: false, description: 'The virtualization type.' },
  ],
  outputs: [{ name: 'imageId', type: text, description: 'The ID of the AMI.' }],
  notes: ['The execution role needs `ec2:DescribeSnapshots` and `ec2:CreateTags`.'],
  source: workflowGuide.actions,
};
