// What the account does not emulate of AppStream answers with a code of the operation's own list, so that clients meet what they expect,
// and with a message that says what to do instead.
import type { Operation, Operations } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';

interface Area {
  readonly what: string;
  readonly instead: string;
  readonly operations: readonly string[];
}

const areas: readonly Area[] = [
  {
    what: 'app blocks and the applications of elastic fleets',
    instead: 'Add applications to an image with Image Assistant, or use an AWS account.',
    operations: [
      ...['AssociateAppBlockBuilderAppBlock', 'AssociateApplicationFleet', 'CreateAppBlock', 'CreateAppBlockBuilder'],
      ...['CreateAppBlockBuilderStreamingURL', 'CreateApplication', 'DeleteAppBlock', 'DeleteAppBlockBuilder', 'DeleteApplication'],
      ...['DescribeAppBlockBuilderAppBlockAssociations', 'DescribeAppBlockBuilders', 'DescribeAppBlocks', 'DescribeApplications'],
      ...['DescribeApplicationFleetAssociations', 'DisassociateAppBlockBuilderAppBlock', 'DisassociateApplicationFleet'],
      ...['StartAppBlockBuilder', 'StopAppBlockBuilder', 'UpdateAppBlockBuilder', 'UpdateApplication'],
    ],
  },
  {
    what: 'entitlements',
    instead: 'Every user of a stack gets all applications of its image here; try entitlements in an AWS account.',
    operations: [
      ...['AssociateApplicationToEntitlement', 'CreateEntitlement', 'DeleteEntitlement', 'DescribeEntitlements'],
      ...['DisassociateApplicationFromEntitlement', 'ListEntitledApplications', 'UpdateEntitlement'],
    ],
  },
  {
    what: 'the user pool',
    instead: 'Let a user in with a link of CreateStreamingURL, or use an AWS account.',
    operations: [
      ...['BatchAssociateUserStack', 'BatchDisassociateUserStack', 'CreateUser', 'DeleteUser', 'DescribeUsers'],
      ...['DescribeUserStackAssociations', 'DisableUser', 'EnableUser'],
    ],
  },
  {
    what: 'themes of stacks',
    instead: 'Nothing is shown to users here that could have one; use an AWS account.',
    operations: ['CreateThemeForStack', 'DeleteThemeForStack', 'DescribeThemeForStack', 'UpdateThemeForStack'],
  },
  {
    what: 'reports of usage and licenses',
    instead: 'Nothing is billed here; DescribeSessions lists the sessions that run. Reports are in an AWS account.',
    operations: [
      ...['CreateUsageReportSubscription', 'DeleteUsageReportSubscription', 'DescribeAppLicenseUsage'],
      'DescribeUsageReportSubscriptions',
    ],
  },
  {
    what: 'the draining of instances',
    instead: 'End a session with ExpireSession, or stop the fleet; use an AWS account to drain.',
    operations: ['DrainSessionInstance'],
  },
];

/** Of the codes that an operation may answer the one that fits best; these have no OperationNotPermittedException. */
const otherCodes: Readonly<Record<string, string>> = {
  CreateUsageReportSubscription: 'InvalidAccountStatusException',
  DeleteAppBlock: 'ResourceNotFoundException',
  DeleteUsageReportSubscription: 'ResourceNotFoundException',
  DeleteUser: 'ResourceNotFoundException',
  DescribeUsageReportSubscriptions: 'ResourceNotFoundException',
  DisableUser: 'ResourceNotFoundException',
  EnableUser: 'ResourceNotFoundException',
};

function refusal(operation: string, { what, instead }: Area): Operation {
  return () => {
    const code = otherCodes[operation] ?? 'OperationNotPermittedException';
    throw new AwsError(code, `Kiln's local account does not emulate ${what}, so ${operation} does nothing. ${instead}`, 400);
  };
}

export const refusals: Operations = Object.fromEntries(
  areas.flatMap((area) => area.operations.map((operation) => [operation, refusal(operation, area)] as const)),
);

/** Those that are answered by a refusal, whatever they ask. */
export const refusedOperations: ReadonlySet<string> = new Set(Object.keys(refusals));
