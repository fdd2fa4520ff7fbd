import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import { type Answer, type Botocore, botocoreVersion, openBotocore } from '../../../tests/conformance/fixture/botocore.ts';

let test: TestAccount;
let botocore: Botocore;
const iam = (operation: string, parameters: object = {}): Promise<Answer> => botocore.call('iam', operation, parameters);
const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};
const AssumeRolePolicyDocument = JSON.stringify(trust);

describe.skipIf(!botocoreVersion)('IAM', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    test = await openTestAccount({ region: 'eu-west-1' });
    botocore = openBotocore(test);
    await iam('create_role', { RoleName: 'builder', Path: '/images/', AssumeRolePolicyDocument, Tags: [{ Key: 'team', Value: 'images' }] });
    await iam('create_role', { RoleName: 'other', AssumeRolePolicyDocument, Description: 'another' });
  }, 60_000);
  afterAll(async () => {
    botocore.close();
    await test.close();
  });

  it('keeps roles with their trust, in every Region', async () => {
    const { Role } = await iam('get_role', { RoleName: 'builder' });
    expect(Role).toMatchObject({
      Arn: 'arn:aws:iam::000000000000:role/images/builder',
      RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
      AssumeRolePolicyDocument: trust,
      MaxSessionDuration: 3600,
      Tags: [{ Key: 'team', Value: 'images' }],
    });
    const changed = { Version: '2012-10-17', Statement: [] };
    await iam('update_assume_role_policy', { RoleName: 'other', PolicyDocument: JSON.stringify(changed) });
    expect((await iam('get_role', { RoleName: 'other' })).Role.AssumeRolePolicyDocument).toEqual(changed);
  });

  it('lists roles by path and page', async () => {
    const names = (answer: Answer) => answer.Roles.map((role: { RoleName: string }) => role.RoleName);
    expect(names(await iam('list_roles', { PathPrefix: '/images/' }))).toEqual(['builder']);
    const page = await iam('list_roles', { MaxItems: 2 });
    expect([names(page), page.IsTruncated]).toEqual([['EC2InstanceProfileForImageBuilder', 'builder'], true]);
    const rest = await iam('list_roles', { MaxItems: 1, Marker: page.Marker });
    expect([names(rest), rest.IsTruncated]).toEqual([['other'], false]);
  });

  it('shows the role and the instance profile that every account has from its beginning, until there are others of the name', async () => {
    const name = 'EC2InstanceProfileForImageBuilder';
    const provided = (await iam('get_instance_profile', { InstanceProfileName: name })).InstanceProfile;
    expect((await iam('list_instance_profiles')).InstanceProfiles).toEqual([provided]);
    expect((await iam('list_instance_profiles_for_role', { RoleName: name })).InstanceProfiles).toEqual([provided]);
    await expect(iam('delete_role', { RoleName: name })).rejects.toMatchObject({ code: 'DeleteConflict' });
  });

  it('puts a role into an instance profile, and protects it there', async () => {
    const InstanceProfileName = 'builders';
    const both = { InstanceProfileName, RoleName: 'builder' };
    await iam('create_instance_profile', { InstanceProfileName });
    await iam('add_role_to_instance_profile', both);
    const { InstanceProfile } = await iam('get_instance_profile', { InstanceProfileName });
    expect(InstanceProfile).toMatchObject({ Arn: 'arn:aws:iam::000000000000:instance-profile/builders', Roles: [{ RoleName: 'builder' }] });
    expect((await iam('list_instance_profiles')).InstanceProfiles).toMatchObject([{}, InstanceProfile]);
    expect((await iam('list_instance_profiles_for_role', { RoleName: 'builder' })).InstanceProfiles).toEqual([InstanceProfile]);
    await expect(iam('add_role_to_instance_profile', { ...both, RoleName: 'other' })).rejects.toMatchObject({ code: 'LimitExceeded' });
    await expect(iam('delete_role', { RoleName: 'builder' })).rejects.toMatchObject({ code: 'DeleteConflict', status: 409 });
    await expect(iam('delete_instance_profile', { InstanceProfileName })).rejects.toMatchObject({ code: 'DeleteConflict' });
    await iam('remove_role_from_instance_profile', both);
    await iam('delete_instance_profile', { InstanceProfileName });
    await expect(iam('get_instance_profile', { InstanceProfileName })).rejects.toMatchObject({ code: 'NoSuchEntity', status: 404 });
  });

  it('attaches policies of AWS to roles', async () => {
    const PolicyArn = 'arn:aws:iam::aws:policy/EC2InstanceProfileForImageBuilder';
    await iam('attach_role_policy', { RoleName: 'other', PolicyArn });
    const policies = async () => (await iam('list_attached_role_policies', { RoleName: 'other' })).AttachedPolicies;
    expect(await policies()).toEqual([{ PolicyName: 'EC2InstanceProfileForImageBuilder', PolicyArn }]);
    await expect(iam('delete_role', { RoleName: 'other' })).rejects.toMatchObject({ code: 'DeleteConflict' });
    await iam('detach_role_policy', { RoleName: 'other', PolicyArn });
    expect(await policies()).toEqual([]);
    const mine = { RoleName: 'other', PolicyArn: 'arn:aws:iam::000000000000:policy/mine' };
    await expect(iam('attach_role_policy', mine)).rejects.toMatchObject({ code: 'NoSuchEntity' });
  });

  it("makes Image Builder's own role once", async () => {
    const service = { AWSServiceName: 'imagebuilder.amazonaws.com' };
    const { Role } = await iam('create_service_linked_role', service);
    expect(Role.Arn).toBe('arn:aws:iam::000000000000:role/aws-service-role/imagebuilder.amazonaws.com/AWSServiceRoleForImageBuilder');
    await expect(iam('create_service_linked_role', service)).rejects.toMatchObject({ code: 'InvalidInput' });
    await expect(iam('create_service_linked_role', { AWSServiceName: 'moon.amazonaws.com' })).rejects.toMatchObject({
      code: 'InvalidInput',
    });
  });

  it.each([
    { title: 'taken', input: { RoleName: 'builder', AssumeRolePolicyDocument }, code: 'EntityAlreadyExists' },
    { title: 'without JSON', input: { RoleName: 'new', AssumeRolePolicyDocument: 'trust me' }, code: 'MalformedPolicyDocument' },
    { title: 'with a strange name', input: { RoleName: 'a b', AssumeRolePolicyDocument }, code: 'ValidationError' },
    { title: 'without a policy', input: { RoleName: 'new' }, code: 'ValidationError' },
  ])('refuses a role $title', async ({ input, code }) => {
    await expect(iam('create_role', input)).rejects.toMatchObject({ code });
  });

  it('names the operation that it does not emulate', async () => {
    await expect(iam('list_users')).rejects.toMatchObject({ code: 'NotImplemented', message: expect.stringContaining('iam:ListUsers') });
  });
});
