import { workflowGuide } from '../guide.ts';
import { boolean, type Field, integer, listOf, objectOf, oneOfWords, text, type ValueType } from '../value-type.ts';
import { allStages, type WorkflowActionSpec } from './spec.ts';

const given = (name: string, type: ValueType, description: string): Field => ({ name, type, required: false, description });

/** EC2's own shape, which the guide shows in examples only. */
const blockDevice: ValueType = {
  ...objectOf(
    given('DeviceName', text, 'The device, such as `/dev/sda1`.'),
    given('NoDevice', text, 'Leaves the device out.'),
    given('VirtualName', text, 'The virtual device of an instance store.'),
    given(
      'Ebs',
      {
        ...objectOf(
          given('SnapshotId', text, 'The snapshot that the volume is made of.'),
          given('VolumeSize', integer, 'The size in GiB.'),
          given('VolumeType', text, 'The type, such as `gp3`.'),
          given('DeleteOnTermination', boolean, 'Whether the volume goes with its instance.'),
          given('Iops', integer, 'Operations a second.'),
          given('Throughput', integer, 'MiB a second.'),
          given('Encrypted', boolean, 'Whether the volume is encrypted.'),
          given('KmsKeyId', text, 'The key that encrypts it.'),
        ),
        open: true,
      },
      'The volume behind the device.',
    ),
  ),
  open: true,
};

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
      type: listOf(blockDevice),
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
