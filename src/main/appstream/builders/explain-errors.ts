import type { BuilderError } from '../../../contract/index.ts';
import type { AppStreamServiceBuilder } from '../../aws/clients.ts';

type Explanation = Pick<BuilderError, 'cause' | 'remedy'>;

const again = 'Then delete this image builder and launch it again.';

const serviceRole = (permission: string): Explanation => ({
  cause: `The role AmazonAppStreamServiceAccess, with which AppStream works in the account, may not ${permission}.`,
  remedy: `Give the role the managed policy AmazonAppStreamServiceAccess again. ${again}`,
});

const domain = (cause: string, remedy: string): Explanation => ({ cause, remedy: `${remedy} ${again}` });

/** What is likely behind AWS's codes: https://docs.aws.amazon.com/appstream2/latest/APIReference/API_ResourceError.html */
const explanations: Readonly<Record<string, Explanation>> = {
  IAM_SERVICE_ROLE_IS_MISSING: {
    cause: 'The role AmazonAppStreamServiceAccess, with which AppStream works in the account, is not there.',
    remedy: `Open AppStream once in the AWS console, which creates it, or create it with the managed policy of that name. ${again}`,
  },
  IAM_SERVICE_ROLE_MISSING_ENI_CREATE_ACTION: serviceRole('create network interfaces'),
  IAM_SERVICE_ROLE_MISSING_ENI_DELETE_ACTION: serviceRole('delete network interfaces'),
  IAM_SERVICE_ROLE_MISSING_ENI_DESCRIBE_ACTION: serviceRole('look at network interfaces'),
  IAM_SERVICE_ROLE_MISSING_DESCRIBE_SUBNET_ACTION: serviceRole('look at subnets'),
  IAM_SERVICE_ROLE_MISSING_DESCRIBE_SECURITY_GROUPS_ACTION: serviceRole('look at security groups'),
  MACHINE_ROLE_IS_MISSING: {
    cause: 'The IAM role of the image builder is gone, or AppStream may not assume it.',
    remedy: `Create the role again, trusting appstream.amazonaws.com, or launch without a role. ${again}`,
  },
  STS_DISABLED_IN_REGION: {
    cause: 'Somebody switched the Security Token Service off in this Region.',
    remedy: `Switch it on in the account settings of IAM. ${again}`,
  },
  NETWORK_INTERFACE_LIMIT_EXCEEDED: {
    cause: 'The account has as many network interfaces in this Region as it may have.',
    remedy: `Delete some that nothing uses, or ask AWS for more. ${again}`,
  },
  SUBNET_HAS_INSUFFICIENT_IP_ADDRESSES: {
    cause: 'The subnet has no free address left.',
    remedy: 'Delete this image builder and launch it in a larger subnet, or in one with fewer machines.',
  },
  SUBNET_NOT_FOUND: { cause: 'The subnet is not there any more.', remedy: 'Delete this image builder and launch it in another subnet.' },
  INVALID_SUBNET_CONFIGURATION: {
    cause: 'The subnet does not fit: it may lie in an Availability Zone that does not have this instance type.',
    remedy: 'Delete this image builder and launch it in a subnet of another Availability Zone.',
  },
  SECURITY_GROUPS_NOT_FOUND: {
    cause: 'A security group is not there any more, or belongs to another VPC than the subnet.',
    remedy: 'Delete this image builder and launch it with security groups of the subnet’s VPC.',
  },
  IGW_NOT_ATTACHED: {
    cause: 'Default internet access is on, and the VPC has no internet gateway.',
    remedy: `Attach one and route the subnet to it, or launch without default internet access. ${again}`,
  },
  IMAGE_NOT_FOUND: {
    cause: 'The image is not there any more, or is no longer shared with this account for image builders.',
    remedy: 'Delete this image builder and launch one from another image.',
  },
  DOMAIN_JOIN_ERROR_ACCESS_DENIED: domain(
    'The service account of the directory config may not join computers.',
    'Delegate it the creation of computer objects in the organizational unit.',
  ),
  DOMAIN_JOIN_ERROR_LOGON_FAILURE: domain(
    'The directory refused the name or the password of the service account.',
    'Correct them in the directory config.',
  ),
  DOMAIN_JOIN_ERROR_NO_SUCH_DOMAIN: domain(
    'The domain was not found from the subnet.',
    'Check the name of the directory, and that the VPC resolves names through its DNS servers.',
  ),
  DOMAIN_JOIN_ERROR_FILE_NOT_FOUND: domain('The organizational unit was not found in the directory.', 'Check its distinguished name.'),
  DOMAIN_JOIN_ERROR_INVALID_PARAMETER: domain('The directory did not understand the organizational unit.', 'Check its distinguished name.'),
  DOMAIN_JOIN_ERROR_DS_MACHINE_ACCOUNT_QUOTA_EXCEEDED: domain(
    'The service account has joined as many computers as it may.',
    'Raise its quota in the directory, or delegate it the right to create computer objects.',
  ),
  DOMAIN_JOIN_NERR_PASSWORD_EXPIRED: domain(
    'The password of the service account has expired.',
    'Set a new one, and write it into the directory config.',
  ),
  DOMAIN_JOIN_NERR_INVALID_WORKGROUP_NAME: domain('The directory’s name is not a name of a domain.', 'Use its full DNS name.'),
  FLEET_INSTANCE_PROVISIONING_FAILURE: {
    cause: 'AWS could not provide the instance; often there is no capacity for the type just now.',
    remedy: 'Try again later, in a subnet of another Availability Zone, or with another instance type.',
  },
  INTERNAL_SERVICE_ERROR: {
    cause: 'Something failed inside AppStream.',
    remedy: `Try again; if it fails again, ask AWS Support. ${again}`,
  },
  INTERNAL_ERROR: { cause: 'Something failed inside AppStream.', remedy: `Try again; if it fails again, ask AWS Support. ${again}` },
  IMAGE_UNAVAILABLE: {
    cause: 'The image could not be used when the image builder was started.',
    remedy: 'Look at the image’s state and whether it is still shared with this account, then launch from one that is available.',
  },
  VALIDATION_ERROR: {
    cause: 'A setting of the image builder does not fit another one.',
    remedy: 'AWS’s words above say which. Delete it, and launch it with other settings.',
  },
};

const others: readonly (readonly [begins: string, Explanation])[] = [
  [
    'DOMAIN_JOIN_',
    domain('The image builder could not join its domain.', 'Check the directory config, and that the subnet reaches the directory.'),
  ],
];

const unexplained: Explanation = {
  cause: 'Kiln does not know what is behind this code.',
  remedy: 'AWS’s own words are all there is to go by.',
};

/** The likely cause behind a code, and what to do. */
export const explanationOf = (code: string): Explanation =>
  (Object.hasOwn(explanations, code) ? explanations[code] : undefined) ??
  others.find(([begins]) => code.startsWith(begins))?.[1] ??
  unexplained;

/** All that AWS tells of why a builder is as it is. */
export function explainErrors({
  ImageBuilderErrors: errors = [],
  StateChangeReason: reason,
  State,
}: AppStreamServiceBuilder): readonly BuilderError[] {
  const told = errors.map(({ ErrorCode = '', ErrorMessage = '', ErrorTimestamp }) => ({
    ...{ code: ErrorCode, message: ErrorMessage, at: ErrorTimestamp?.toISOString() ?? '' },
    ...explanationOf(ErrorCode),
  }));
  const { Code: code = '', Message: message = '' } = reason ?? {};
  if (code !== '' && !told.some((one) => one.code === code)) told.push({ code, message, at: '', ...explanationOf(code) });
  if (told.length > 0 || State !== 'FAILED') return told;
  return [{ code: '', message: 'AWS does not say why it failed.', at: '', ...unexplained }];
}
