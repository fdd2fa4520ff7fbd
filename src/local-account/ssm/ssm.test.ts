import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import { type Botocore, botocoreVersion, openBotocore } from '../../../tests/conformance/fixture/botocore.ts';

let test: TestAccount;
let botocore: Botocore;

describe.skipIf(!botocoreVersion)('the Parameter Store', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    test = await openTestAccount();
    botocore = openBotocore(test);
    for (const [Name, Value] of [
      ['/team/base/linux', 'ami-0123456789abcdef0'],
      ['/team/base/windows', 'ami-0123456789abcdef1'],
      ['/team/owner', 'images'],
      ['plain', 'one'],
    ]) {
      await ssm('put_parameter', { Name, Value, Type: 'String' });
    }
  }, 60_000);
  afterAll(async () => {
    botocore.close();
    await test.close();
  });
  const ssm = (operation: string, parameters: object = {}) => botocore.call('ssm', operation, parameters);
  const names = (answer: { Parameters: { Name: string }[] }) => answer.Parameters.map(({ Name }) => Name);

  it('gives a parameter by name, version and ARN', async () => {
    await ssm('put_parameter', { Name: 'counted', Value: 'a', Type: 'String', Description: 'of two' });
    expect(await ssm('put_parameter', { Name: 'counted', Value: 'b', Overwrite: true })).toMatchObject({ Version: 2, Tier: 'Standard' });
    const { Parameter } = await ssm('get_parameter', { Name: 'counted' });
    expect(Parameter).toMatchObject({ Name: 'counted', Type: 'String', Value: 'b', Version: 2, DataType: 'text' });
    expect(Parameter.ARN).toBe('arn:aws:ssm:us-east-1:000000000000:parameter/counted');
    expect((await ssm('get_parameter', { Name: Parameter.ARN })).Parameter.Value).toBe('b');
    expect((await ssm('get_parameter', { Name: 'counted:1' })).Parameter).toMatchObject({ Value: 'a', Selector: ':1' });
    await expect(ssm('get_parameter', { Name: 'counted:9' })).rejects.toMatchObject({ code: 'ParameterVersionNotFound' });
    const history = await ssm('get_parameter_history', { Name: 'counted' });
    expect(history.Parameters.map((one: { Value: string }) => one.Value)).toEqual(['a', 'b']);
  });

  it('lists below a path, at one level or at every depth, in pages', async () => {
    expect(names(await ssm('get_parameters_by_path', { Path: '/team' }))).toEqual(['/team/owner']);
    const page = await ssm('get_parameters_by_path', { Path: '/team/', Recursive: true, MaxResults: 2 });
    expect(names(page)).toEqual(['/team/base/linux', '/team/base/windows']);
    const rest = await ssm('get_parameters_by_path', { Path: '/team/', Recursive: true, MaxResults: 2, NextToken: page.NextToken });
    expect(names(rest)).toEqual(['/team/owner']);
    expect(rest.NextToken).toBeUndefined();
    await expect(ssm('get_parameters_by_path', { Path: '/team', NextToken: 'mine' })).rejects.toMatchObject({ code: 'InvalidNextToken' });
  });

  it('describes what the filters leave, without values', async () => {
    const filter = (Key: string, Option: string, ...Values: string[]) =>
      ssm('describe_parameters', { ParameterFilters: [{ Key, Option, Values }] });
    const described = await filter('Name', 'BeginsWith', '/team/b');
    expect(names(described)).toEqual(['/team/base/linux', '/team/base/windows']);
    expect(described.Parameters[0]).not.toHaveProperty('Value');
    expect(names(await filter('Path', 'OneLevel', '/team'))).toEqual(['/team/owner']);
    expect(names(await filter('Name', 'Contains', 'lai'))).toEqual(['plain']);
    await expect(filter('Colour', 'Equals', 'red')).rejects.toMatchObject({
      code: expect.stringMatching(/InvalidFilterKey|ValidationException/),
    });
  });

  it('knows the public names of AMIs, whose ids EC2 knows', async () => {
    const Name = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64';
    const { Parameter } = await ssm('get_parameter', { Name });
    expect(Parameter).toMatchObject({ Value: expect.stringMatching(/^ami-[0-9a-f]{17}$/), ARN: `arn:aws:ssm:us-east-1::parameter${Name}` });
    expect(names(await ssm('get_parameters_by_path', { Path: '/aws/service/ami-amazon-linux-latest' }))).toContain(Name);
    expect(names(await ssm('describe_parameters'))).not.toContain(Name);
  });

  it('tells names that mean nothing apart from the others', async () => {
    const found = await ssm('get_parameters', { Names: ['plain', 'nowhere'] });
    expect([names(found), found.InvalidParameters]).toEqual([['plain'], ['nowhere']]);
    await expect(ssm('get_parameter', { Name: 'nowhere' })).rejects.toMatchObject({ code: 'ParameterNotFound', status: 400 });
    await ssm('put_parameter', { Name: 'short-lived', Value: 'x', Type: 'String' });
    const deleted = await ssm('delete_parameters', { Names: ['short-lived', 'nowhere'] });
    expect(deleted).toMatchObject({ DeletedParameters: ['short-lived'], InvalidParameters: ['nowhere'] });
    await expect(ssm('delete_parameter', { Name: 'short-lived' })).rejects.toMatchObject({ code: 'ParameterNotFound' });
  });

  it.each([
    { title: 'exists', input: { Name: 'plain', Value: 'two', Type: 'String' }, code: 'ParameterAlreadyExists' },
    { title: 'has no type', input: { Name: 'typeless', Value: 'x' }, code: 'ValidationException' },
    { title: 'is reserved', input: { Name: '/aws/mine', Value: 'x', Type: 'String' }, code: 'ValidationException' },
    { title: 'is half a path', input: { Name: 'a/b', Value: 'x', Type: 'String' }, code: 'ValidationException' },
    { title: 'needs a key', input: { Name: 'secret', Value: 'x', Type: 'SecureString' }, code: 'InvalidKeyId' },
    { title: 'is no AMI', input: { Name: 'ami', Value: 'x', Type: 'String', DataType: 'aws:ec2:image' }, code: 'ValidationException' },
    { title: 'is too long', input: { Name: 'long', Value: 'x'.repeat(4097), Type: 'String' }, code: 'ValidationException' },
    {
      title: 'breaks its own pattern',
      input: { Name: 'digits', Value: 'x', Type: 'String', AllowedPattern: '\\d+' },
      code: 'ParameterPatternMismatchException',
    },
  ])('refuses a parameter that $title', async ({ input, code }) => {
    await expect(ssm('put_parameter', input)).rejects.toMatchObject({ code });
  });

  it('names the operation that it does not emulate', async () => {
    await expect(ssm('list_commands')).rejects.toMatchObject({
      code: 'NotImplemented',
      message: expect.stringContaining('ssm:ListCommands'),
    });
  });

  it('keeps what it was told over a restart', async () => {
    botocore.close();
    test = await test.restart();
    botocore = openBotocore(test);
    expect((await ssm('get_parameter', { Name: 'plain' })).Parameter.Value).toBe('one');
  });
});
