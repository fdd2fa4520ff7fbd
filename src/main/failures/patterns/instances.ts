import type { FailurePattern } from '../pattern.ts';

const troubleshooting = 'https://docs.aws.amazon.com/imagebuilder/latest/userguide/troubleshooting.html';

/** Why an instance did not start, or was not there any more. */
export const instancePatterns: readonly FailurePattern[] = [
  {
    id: 'vcpu-limit',
    title: 'The quota for vCPUs is used up',
    cause: 'The account runs as many vCPUs of this family in the Region as it may.',
    advice: 'End instances, choose a smaller type, or ask for more under Service Quotas (EC2, Running On-Demand instances).',
    page: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-on-demand-instances.html',
    platform: 'any',
    confidence: 'certain',
    signs: { line: /VcpuLimitExceeded|more vCPU capacity than your current vCPU limit|InstanceLimitExceeded|MaxSpotInstanceCountExceeded/ },
  },
  {
    id: 'no-capacity',
    title: 'AWS has no free instances of this type here',
    cause: 'The Availability Zone of the subnet has none at the moment.',
    advice: 'Name several instanceTypes in the infrastructure configuration, choose a subnet in another Availability Zone, or try later.',
    platform: 'any',
    confidence: 'certain',
    signs: { line: /InsufficientInstanceCapacity|do not have sufficient .{1,60} capacity|InsufficientHostCapacity/ },
  },
  {
    id: 'ami-architecture',
    title: 'Instance type and parent image are for different processors',
    cause: 'An arm64 image does not start on an x86_64 type, nor the other way round.',
    advice: 'Choose instanceTypes of the parent image’s architecture: types with a g after the number (m7g, t4g) are arm64.',
    platform: 'any',
    confidence: 'certain',
    signs: { line: /architecture '.{1,20}' of the specified instance type does not match/ },
  },
  {
    id: 'boot-mode',
    title: 'The instance type cannot boot this image',
    cause: 'The image wants UEFI (or legacy BIOS), and the type offers the other only, or the image lacks ENA or NVMe drivers.',
    advice: 'Choose another instance type, or set the boot mode of the parent image (register-image --boot-mode).',
    page: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ami-boot.html',
    platform: 'any',
    confidence: 'certain',
    signs: { line: /boot mode|UEFI.{0,40}not support|Enhanced networking with the Elastic Network Adapter \(ENA\) is required/i },
  },
  {
    id: 'type-not-offered',
    title: 'This instance type is not offered there',
    cause: 'The Region or the Availability Zone of the subnet does not have it, or the image does not allow it.',
    advice: 'See what is offered: aws ec2 describe-instance-type-offerings --location-type availability-zone.',
    platform: 'any',
    confidence: 'certain',
    signs: {
      line: /requested instance type \(.{1,40}\) is not supported|InvalidInstanceType|Unsupported: The requested configuration|instance configuration for this AWS Marketplace product is not supported/,
    },
  },
  {
    id: 'no-default-vpc',
    title: 'There is no default VPC to build in',
    cause: 'The infrastructure configuration names no subnet, and the Region has no default VPC or no default subnet.',
    advice: 'Name subnetId and securityGroupIds in the infrastructure configuration, or make one: aws ec2 create-default-vpc.',
    page: 'https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html',
    platform: 'any',
    confidence: 'certain',
    signs: { line: /VPCIdNotSpecified|No default VPC for this user|No subnets found for the default VPC|MissingInput.{0,60}subnet/i },
  },
  {
    id: 'network-mismatch',
    title: 'Security group and subnet are not in the same VPC',
    cause: 'An instance can only have security groups of the VPC that its subnet is part of.',
    advice: 'Choose groups of the subnet’s VPC in the infrastructure configuration.',
    platform: 'any',
    confidence: 'certain',
    signs: { line: /belong to different networks/ },
  },
  {
    id: 'network-missing',
    title: 'A subnet or security group is not there',
    cause: 'It was deleted, or it belongs to another Region or account.',
    advice: 'Choose one that exists in this Region in the infrastructure configuration.',
    platform: 'any',
    confidence: 'certain',
    signs: {
      line: /InvalidSubnetID\.NotFound|InvalidSubnet\b|InvalidGroup\.NotFound|InvalidGroupId|(subnet|security group) .{1,40} does not exist/,
    },
  },
  {
    id: 'subnet-full',
    title: 'The subnet has no free addresses',
    cause: 'Every address of its range is taken.',
    advice: 'Choose a larger subnet, or release network interfaces that nothing uses.',
    platform: 'any',
    confidence: 'certain',
    signs: { line: /InsufficientFreeAddressesInSubnet/ },
  },
  {
    id: 'ami-not-shared',
    title: 'The parent image may not be used by this account',
    cause: 'The AMI exists and is not shared with the account that builds.',
    advice: 'Let its owner add the account to its launch permissions, and to the policy of the key that encrypts its snapshot.',
    page: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sharingamis-explicit.html',
    platform: 'any',
    confidence: 'certain',
    signs: { line: /Not authorized for images|AuthFailure.{0,60}image/ },
  },
  {
    id: 'ami-missing',
    title: 'The parent image is not there',
    cause: 'The AMI was deregistered or belongs to another Region: the same system has another ID in each.',
    advice: 'Name the parent by an Image Builder ARN with x.x.x or by an ssm: parameter, which both follow the newest one.',
    platform: 'any',
    confidence: 'certain',
    signs: { line: /InvalidAMIID\.(NotFound|Unavailable|Malformed)|image id '\[?ami-[0-9a-f]{1,20}\]?' does not exist/ },
  },
  {
    id: 'marketplace-terms',
    title: 'The Marketplace product was not subscribed to',
    cause: 'The parent image or component is sold in the Marketplace, and the account has not accepted its terms.',
    advice: 'Subscribe to the product in the AWS Marketplace with this account; the message has the link.',
    platform: 'any',
    confidence: 'certain',
    signs: { line: /OptInRequired.{0,80}(Marketplace|accept terms)|accept terms and subscribe/i },
  },
  {
    id: 'key-pair-missing',
    title: 'The key pair is not there',
    cause: 'The infrastructure configuration names one that this Region does not have.',
    advice: 'Leave keyPair away (nobody needs to log in to a build), or import the key in this Region.',
    platform: 'any',
    confidence: 'certain',
    signs: { line: /InvalidKeyPair\.NotFound/ },
  },
  {
    id: 'volume-too-small',
    title: 'The volume is smaller than the parent image',
    cause: 'blockDeviceMappings of the recipe ask for fewer gigabytes than the snapshot of the parent has.',
    advice: 'Raise volumeSize to at least the size that the message names.',
    platform: 'any',
    confidence: 'certain',
    signs: { line: /smaller than snapshot|InvalidBlockDeviceMapping/ },
  },
  {
    id: 'profile-missing',
    title: 'The instance profile is not there',
    cause: 'The infrastructure configuration names a profile that the account does not have, or one without a role.',
    advice:
      'Create it with a role that has EC2InstanceProfileForImageBuilder and AmazonSSMManagedInstanceCore, and name the profile, not the role.',
    page: 'https://docs.aws.amazon.com/imagebuilder/latest/userguide/image-builder-setting-up.html',
    platform: 'any',
    confidence: 'certain',
    signs: {
      line: /Invalid IAM Instance Profile|instance profile .{1,80} (does not exist|cannot be found|could not be found|not found)|has no associated IAM Roles/i,
    },
  },
  {
    id: 'ssm-unreachable',
    title: 'Systems Manager never reached the instance',
    cause:
      'The agent is missing or not started, the profile lacks AmazonSSMManagedInstanceCore, or the subnet has no way to Systems Manager.',
    advice:
      'Check the profile’s policies and the way out (NAT gateway, or endpoints for ssm, ssmmessages, ec2messages); with userDataOverride the agent must be installed there.',
    page: troubleshooting,
    platform: 'any',
    confidence: 'certain',
    signs: {
      reason:
        /SSM Agent verification failed|Systems Manager( Agent)? .{0,60}not (available|reachable|running|ready)|SSM agent .{0,40}not (available|reachable|running|ready)|Instances \[\[?.{1,60}not in a valid state|InvalidInstanceId/i,
    },
  },
  {
    id: 'ssm-timeout',
    title: 'A command of Systems Manager ran out of time',
    cause: 'The instance stopped answering, or what the components do takes longer than the stage allows.',
    advice:
      'Look at the last line of the log for what was under way; raise timeoutSeconds, or set terminateInstanceOnFailure to false and look at the instance.',
    page: troubleshooting,
    platform: 'any',
    confidence: 'likely',
    signs: {
      reason: /SSM execution .{0,400}status = 'TimedOut'|CommandInvocations? returned .{0,20}TimedOut|DeliveryTimedOut|ExecutionTimedOut/,
    },
  },
  {
    id: 'instance-terminated',
    title: 'The instance was gone in the middle of the build',
    cause: 'Somebody or something ended it: a clean-up job, a script that shut it down, or a Spot interruption.',
    advice:
      'Keep clean-up jobs from instances with the tag CreatedBy of Image Builder; restart with exit code 194 or Reboot, never with shutdown.',
    platform: 'any',
    confidence: 'certain',
    signs: {
      line: /terminated unexpectedly|Client\.(InstanceInitiatedShutdown|UserInitiatedShutdown)|Server\.SpotInstance(Termination|Shutdown)|instance .{1,40} (was|has been|is) (terminated|shutting-down|stopped)/i,
    },
  },
  {
    id: 'status-checks',
    title: 'The instance did not come up',
    cause: 'It started and failed its status checks: the image does not boot, or it has no network.',
    advice:
      'Start the AMI by hand and read its system log (aws ec2 get-console-output); a change to fstab, grub or the kernel is the usual cause.',
    page: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitoring-system-instance-status-check.html',
    platform: 'any',
    confidence: 'likely',
    signs: {
      reason:
        /(instance|system) (reachability|status) checks?.{0,40}(failed|impaired)|failed (its |the )?status checks|waiting for instance availability.{0,80}(timed out|failed)/i,
    },
  },
];
