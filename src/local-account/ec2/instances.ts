// The instances of builds that are under way. An instance of the local account is a sandbox: it has no type, no address and no console.
import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { type LaunchedInstance, launchedInstances } from '../store/launched-instances.ts';
import { applyFilters, type DescribeRequest, describePage, pickIds } from './filters.ts';
import { defaultVpcId } from './network.ts';
import { fixedId } from './resource-id.ts';

interface DescribeInstancesRequest extends DescribeRequest {
  readonly InstanceIds?: readonly string[];
}

const running = { Code: 16, Name: 'running' } as const;
const terminated = { Code: 48, Name: 'terminated' } as const;

/** Each in a reservation of its own. Those of builds that have ended are gone. */
export function describeInstances(account: Account, input: DescribeInstancesRequest): object {
  const all = launchedInstances(account).map((launched) => toInstance(account, launched));
  const missing = (id: string) => new AwsError('InvalidInstanceID.NotFound', `The instance ID '${id}' does not exist`);
  const picked = pickIds(all, input.InstanceIds, { idOf: ({ InstanceId }) => InstanceId, missing });
  const found = applyFilters(picked, input.Filters, {
    'image-id': ({ ImageId }) => [ImageId],
    'instance-id': ({ InstanceId }) => [InstanceId],
    'instance-state-name': ({ State }) => [State.Name],
    'iam-instance-profile.arn': ({ IamInstanceProfile }) => [IamInstanceProfile?.Arn],
    'subnet-id': ({ SubnetId }) => [SubnetId],
    'vpc-id': ({ VpcId }) => [VpcId],
  });
  const page = describePage(found, ({ InstanceId }) => InstanceId, input);
  const { accountId } = account;
  const reservationOf = (InstanceId: string) => fixedId('r', accountId, InstanceId);
  return {
    Reservations: page.items.map((one) => ({ ReservationId: reservationOf(one.InstanceId), OwnerId: accountId, Instances: [one] })),
    NextToken: page.token,
  };
}

function toInstance(account: Account, { id, image, job, kind, launched, made, terminated: isOver }: LaunchedInstance) {
  const { infrastructure: { instanceProfileName, subnetId } = {}, parent, parentImage } = job;
  const parentAmi = parent?.amiId ?? (parentImage.startsWith('ami-') ? parentImage : undefined);
  return {
    InstanceId: id,
    ImageId: kind === 'BUILD' ? parentAmi : made,
    State: isOver ? terminated : running,
    LaunchTime: new Date(launched),
    SubnetId: subnetId,
    VpcId: defaultVpcId(account),
    IamInstanceProfile:
      instanceProfileName === undefined
        ? undefined
        : { Arn: `arn:aws:iam::${account.accountId}:instance-profile/${instanceProfileName}`, Id: fixedId('profile', instanceProfileName) },
    Tags: [
      { Key: 'CreatedBy', Value: 'EC2 Image Builder' },
      { Key: 'Ec2ImageBuilderArn', Value: image },
    ],
  };
}
