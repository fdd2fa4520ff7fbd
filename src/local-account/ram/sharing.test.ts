import {
  CreateComponentCommand,
  CreateImageRecipeCommand,
  DeleteComponentCommand,
  GetComponentCommand,
  type ImagebuilderClient,
  ListComponentsCommand,
  ListTagsForResourceCommand,
  PutComponentPolicyCommand,
} from '@aws-sdk/client-imagebuilder';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientsOf, openTestAccount, type TestAccount, testKey } from '../../../tests/conformance/fixture/account.ts';
import { type Answer, type Botocore, botocoreVersion, openBotocore } from '../../../tests/conformance/fixture/botocore.ts';
import { componentData } from '../../../tests/conformance/fixture/documents.ts';
import { createComponent, required } from '../../../tests/conformance/fixture/resources.ts';
import { addAccount } from '../accounts/accounts.ts';
import { keyOf } from '../accounts/keyring.ts';

const consumer = '000000000001';

let test: TestAccount;
let theirs: ReturnType<typeof clientsOf>;
beforeAll(async () => {
  test = await openTestAccount();
  addAccount(`${test.directory}/data`, 'consumer', new Date());
  theirs = clientsOf(test.account, keyOf(testKey, consumer));
});
afterAll(async () => {
  for (const client of Object.values(theirs)) client.destroy();
  await test.close();
});

const get = (client: ImagebuilderClient, componentBuildVersionArn: string) =>
  client.send(new GetComponentCommand({ componentBuildVersionArn }));
const names = async (client: ImagebuilderClient, owner: 'Self' | 'Shared') =>
  (await client.send(new ListComponentsCommand({ owner }))).componentVersionList?.map(({ name }) => name);
const recipeOf = (client: ImagebuilderClient, name: string, componentArn: string) =>
  client.send(
    new CreateImageRecipeCommand({
      ...{ name, semanticVersion: '1.0.0', parentImage: 'ami-0123456789abcdef0', components: [{ componentArn }], clientToken: undefined },
    }),
  );
const policy = (arn: string, principal: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: [principal] },
        Action: ['imagebuilder:GetComponent', 'imagebuilder:ListComponents'],
        Resource: arn,
      },
    ],
  });
const missing = { name: 'ResourceNotFoundException' };

describe('several accounts', () => {
  it('have a number each, and their own resources of one name', async () => {
    expect(await theirs.sts.send(new GetCallerIdentityCommand({}))).toMatchObject({ Account: consumer });
    const mine = await createComponent(test.imagebuilder, 'twin');
    const other = await createComponent(theirs.imagebuilder, 'twin');
    expect([mine, other]).toEqual(
      ['000000000000', consumer].map((owner) => `arn:aws:imagebuilder:us-east-1:${owner}:component/twin/1.0.0/1`),
    );
    await expect(get(theirs.imagebuilder, mine)).rejects.toMatchObject(missing);
    await expect(get(test.imagebuilder, other)).rejects.toMatchObject(missing);
    await expect(theirs.imagebuilder.send(new DeleteComponentCommand({ componentBuildVersionArn: mine }))).rejects.toMatchObject(missing);
    await expect(theirs.imagebuilder.send(new ListTagsForResourceCommand({ resourceArn: mine }))).rejects.toMatchObject(missing);
    await expect(recipeOf(theirs.imagebuilder, 'stolen', mine)).rejects.toMatchObject(missing);
    await theirs.imagebuilder.send(new DeleteComponentCommand({ componentBuildVersionArn: other }));
    expect(await names(test.imagebuilder, 'Self')).toContain('twin');
  });

  it('have idempotency tokens of their own', async () => {
    const command = (name: string) =>
      new CreateComponentCommand({ name, semanticVersion: '1.0.0', platform: 'Linux', data: componentData(), clientToken: 'same' });
    await test.imagebuilder.send(command('token-a'));
    const { componentBuildVersionArn } = await theirs.imagebuilder.send(command('token-b'));
    expect(componentBuildVersionArn).toContain(`${consumer}:component/token-b/`);
    await expect(theirs.imagebuilder.send(command('token-c'))).rejects.toMatchObject({ name: 'IdempotentParameterMismatchException' });
  });

  it('are the same in every Region, of which each has resources of its own', async () => {
    const west = clientsOf({ ...test.account, region: 'us-west-2' }, testKey);
    const here = await createComponent(test.imagebuilder, 'regional');
    expect(await names(west.imagebuilder, 'Self')).toEqual([]);
    const there = await createComponent(west.imagebuilder, 'regional');
    expect(there).toBe(here.replace('us-east-1', 'us-west-2'));
    await expect(get(west.imagebuilder, here)).rejects.toMatchObject(missing);
    for (const client of Object.values(west)) client.destroy();
  });
});

describe('a component that a policy shares', () => {
  it('can be read and used by that account alone, and is not deleted or unshared while it is used', async () => {
    const arn = await createComponent(test.imagebuilder, 'by-policy');
    const versionArn = arn.replace(/\/1$/, '');
    const put = (text: string) => test.imagebuilder.send(new PutComponentPolicyCommand({ componentArn: arn, policy: text }));
    await put(policy(arn, '000000000002'));
    await expect(get(theirs.imagebuilder, arn)).rejects.toMatchObject(missing);
    await put(policy(arn, `arn:aws:iam::${consumer}:root`));
    expect((await get(theirs.imagebuilder, versionArn)).component).toMatchObject({ arn, owner: '000000000000', tags: {} });
    expect(await names(theirs.imagebuilder, 'Shared')).toEqual([]);
    await recipeOf(theirs.imagebuilder, 'borrower', versionArn);
    await expect(put('{"Statement":[]}')).rejects.toMatchObject({ name: 'InvalidRequestException' });
    await expect(test.imagebuilder.send(new DeleteComponentCommand({ componentBuildVersionArn: arn }))).rejects.toMatchObject({
      name: 'ResourceDependencyException',
    });
    await expect(theirs.imagebuilder.send(new PutComponentPolicyCommand({ componentArn: arn, policy: '{}' }))).rejects.toMatchObject(
      missing,
    );
  });
});

describe.skipIf(!botocoreVersion)('the Resource Access Manager', { timeout: 60_000 }, () => {
  let owner: Botocore;
  let member: Botocore;
  const mine = (operation: string, parameters: object = {}): Promise<Answer> => owner.call('ram', operation, parameters);
  const other = (operation: string, parameters: object = {}): Promise<Answer> => member.call('ram', operation, parameters);
  beforeAll(() => {
    owner = openBotocore(test);
    member = openBotocore(test, keyOf(testKey, consumer));
  });
  afterAll(() => {
    owner.close();
    member.close();
  });

  it('shares with an account that accepts, lists it there, and takes it back', async () => {
    const arn = await createComponent(test.imagebuilder, 'by-share');
    const { resourceShare } = await mine('create_resource_share', { name: 'tools', resourceArns: [arn], principals: [consumer] });
    const { resourceShareArn } = resourceShare;
    expect(resourceShare).toMatchObject({ name: 'tools', owningAccountId: '000000000000', status: 'ACTIVE', featureSet: 'STANDARD' });
    await expect(get(theirs.imagebuilder, arn)).rejects.toMatchObject(missing);
    const [invitation] = (await other('get_resource_share_invitations')).resourceShareInvitations;
    expect(invitation).toMatchObject({ resourceShareArn, senderAccountId: '000000000000', receiverAccountId: consumer, status: 'PENDING' });
    const { resourceShareInvitationArn } = invitation;
    await expect(mine('accept_resource_share_invitation', { resourceShareInvitationArn })).rejects.toMatchObject({
      code: 'ResourceShareInvitationArnNotFoundException',
    });
    await other('accept_resource_share_invitation', { resourceShareInvitationArn });
    await expect(other('accept_resource_share_invitation', { resourceShareInvitationArn })).rejects.toMatchObject({
      code: 'ResourceShareInvitationAlreadyAcceptedException',
    });
    expect((await get(theirs.imagebuilder, arn)).component?.arn).toBe(arn);
    expect(await names(theirs.imagebuilder, 'Shared')).toEqual(['by-share']);
    expect(await names(theirs.imagebuilder, 'Self')).not.toContain('by-share');
    expect((await other('list_resources', { resourceOwner: 'OTHER-ACCOUNTS' })).resources).toMatchObject([
      { arn, type: 'imagebuilder:Component', resourceShareArn },
    ]);
    expect((await mine('list_principals', { resourceOwner: 'SELF', resourceArn: arn })).principals).toMatchObject([{ id: consumer }]);
    await expect(test.imagebuilder.send(new DeleteComponentCommand({ componentBuildVersionArn: arn }))).rejects.toMatchObject({
      name: 'ResourceDependencyException',
    });
    await recipeOf(theirs.imagebuilder, 'user', arn);
    await expect(mine('disassociate_resource_share', { resourceShareArn, principals: [consumer] })).rejects.toMatchObject({
      code: 'OperationNotPermittedException',
    });
  });

  it('takes a member out, or a whole share away, when nothing depends on it', async () => {
    const arn = await createComponent(test.imagebuilder, 'taken-back');
    const create = { name: 'short', resourceArns: [arn], principals: [consumer] };
    const { resourceShareArn } = (await mine('create_resource_share', create)).resourceShare;
    const invitations = async () =>
      (await other('get_resource_share_invitations', { resourceShareArns: [resourceShareArn] })).resourceShareInvitations;
    await other('accept_resource_share_invitation', { resourceShareInvitationArn: (await invitations())[0].resourceShareInvitationArn });
    await mine('disassociate_resource_share', { resourceShareArn, principals: [consumer] });
    await expect(get(theirs.imagebuilder, arn)).rejects.toMatchObject(missing);
    await mine('associate_resource_share', { resourceShareArn, principals: [consumer] });
    const again = (await invitations()).find(({ status }: Answer) => status === 'PENDING');
    await other('reject_resource_share_invitation', { resourceShareInvitationArn: again.resourceShareInvitationArn });
    const of = { associationType: 'PRINCIPAL', resourceShareArns: [resourceShareArn] };
    expect((await mine('get_resource_share_associations', of)).resourceShareAssociations).toEqual([]);
    expect(await mine('delete_resource_share', { resourceShareArn })).toMatchObject({ returnValue: true });
    await test.imagebuilder.send(new DeleteComponentCommand({ componentBuildVersionArn: arn }));
  });

  it('promotes what a policy shares, so that lists show it', async () => {
    const arn = await createComponent(test.imagebuilder, 'promoted');
    await test.imagebuilder.send(new PutComponentPolicyCommand({ componentArn: arn, policy: policy(arn, consumer) }));
    const shares = (await mine('get_resource_shares', { resourceOwner: 'SELF' })).resourceShares;
    const { resourceShareArn } = required(shares.find(({ name }: Answer) => name.includes('promoted')) as Answer);
    expect(await names(theirs.imagebuilder, 'Shared')).not.toContain('promoted');
    await mine('promote_resource_share_created_from_policy', { resourceShareArn });
    expect(await names(theirs.imagebuilder, 'Shared')).toContain('promoted');
    await expect(mine('promote_resource_share_created_from_policy', { resourceShareArn })).rejects.toMatchObject({
      code: 'InvalidParameterException',
    });
  });

  it.each([
    [
      'a resource that is not there',
      { resourceArns: ['arn:aws:imagebuilder:us-east-1:000000000000:component/none/1.0.0/1'] },
      'UnknownResourceException',
    ],
    [
      'a resource that cannot be shared',
      { resourceArns: ['arn:aws:imagebuilder:us-east-1:000000000000:image-pipeline/p'] },
      'InvalidParameterException',
    ],
    ['no ARN at all', { resourceArns: ['component'] }, 'MalformedArnException'],
    ['itself', { principals: ['000000000000'] }, 'InvalidParameterException'],
    ['half an account', { principals: ['1234'] }, 'InvalidParameterException'],
    [
      'an organization that it is not in',
      { principals: ['arn:aws:organizations::000000000009:organization/o-abcdefghij'] },
      'UnknownResourceException',
    ],
    ['an external account where none may be', { allowExternalPrincipals: false, principals: [consumer] }, 'OperationNotPermittedException'],
  ])('shares nothing with %s', async (_case, parameters, code) => {
    await expect(mine('create_resource_share', { name: 'refused', ...parameters })).rejects.toMatchObject({ code });
    const { resourceShares } = await mine('get_resource_shares', { resourceOwner: 'SELF', name: 'refused' });
    expect(resourceShares).toEqual([]);
  });

  it('says of its other operations that they are not emulated', async () => {
    await expect(mine('list_permissions')).rejects.toMatchObject({ code: 'NotImplemented', status: 501 });
  });
});

describe.skipIf(!botocoreVersion)('Inspector', { timeout: 60_000 }, () => {
  it('is off', async () => {
    const botocore = openBotocore(test);
    const { accounts, failedAccounts } = await botocore.call('inspector2', 'batch_get_account_status', {
      accountIds: [consumer, '999999999999'],
    });
    expect(accounts).toMatchObject([
      { accountId: consumer, state: { status: 'DISABLED' }, resourceState: { ec2: { status: 'DISABLED' } } },
    ]);
    expect(failedAccounts).toMatchObject([{ accountId: '999999999999' }]);
    await expect(botocore.call('inspector2', 'enable', { resourceTypes: ['EC2'] })).rejects.toMatchObject({ code: 'NotImplemented' });
    botocore.close();
  });
});
