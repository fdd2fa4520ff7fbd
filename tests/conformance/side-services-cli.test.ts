// Services around Image Builder through the unmodified AWS CLI: a course through each that leaves nothing behind. What scripts use most is
// in aws-cli.test.ts; the tests beside each service go deeper.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, Refusal, type Values } from './suite/case.ts';
import { type CliClient, cliVersion, openCli } from './suite/cli-client.ts';
import { openSession, type Session } from './suite/session.ts';

let session: Session;
let cli: CliClient;
beforeAll(async () => {
  session = await openSession();
  cli = openCli(session);
});
afterAll(async () => {
  await cli.close();
  await session.close();
});

const refused = (service: string, operation: string, input: Values) =>
  expect(cli.call(service, operation, input)).rejects.toBeInstanceOf(Refusal);

describe.skipIf(!cliVersion)(`the AWS CLI ${cliVersion}`, { timeout: 60_000 }, () => {
  it('walks an organization up and down', async () => {
    await refused('organizations', 'ListRoots', {});
    const { Organization } = await cli.call('organizations', 'CreateOrganization', { FeatureSet: 'ALL' });
    const { Roots } = await cli.call('organizations', 'ListRoots', {});
    const root = Roots[0].Id;
    const { OrganizationalUnit } = await cli.call('organizations', 'CreateOrganizationalUnit', { ParentId: root, Name: 'images' });
    const children = await cli.call('organizations', 'ListChildren', { ParentId: root, ChildType: 'ORGANIZATIONAL_UNIT' });
    expect(children.Children).toMatchObject([{ Id: OrganizationalUnit.Id }]);
    const parents = await cli.call('organizations', 'ListParents', { ChildId: OrganizationalUnit.Id });
    expect(parents.Parents).toMatchObject([{ Id: root, Type: 'ROOT' }]);
    const accounts = await cli.call('organizations', 'ListAccountsForParent', { ParentId: root });
    expect(accounts.Accounts.map(({ Id }: Answer) => Id)).toEqual([Organization.MasterAccountId]);
    await refused('organizations', 'ListParents', { ChildId: 'ou-kiln-00000000' });
  });

  it('lets an organization share', async () => {
    const { returnValue } = await cli.call('ram', 'EnableSharingWithAwsOrganization', {});
    expect(returnValue).toBe(true);
    const types = await cli.call('ram', 'ListResourceTypes', {});
    expect(types.resourceTypes.map(({ resourceType }: Answer) => resourceType)).toContain('imagebuilder:Component');
    const { resourceShare } = await cli.call('ram', 'CreateResourceShare', { name: 'before' });
    const { resourceShareArn } = resourceShare;
    const renamed = await cli.call('ram', 'UpdateResourceShare', { resourceShareArn, name: 'after' });
    expect(renamed.resourceShare).toMatchObject({ resourceShareArn, name: 'after' });
    await cli.call('ram', 'DeleteResourceShare', { resourceShareArn });
    await refused('ram', 'UpdateResourceShare', { resourceShareArn: `${resourceShareArn}0`, name: 'nothing' });
  });
});
