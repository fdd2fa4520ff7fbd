import { describe, expect, test } from 'vitest';

import { AppError, type BuilderRow } from '../../../contract/index.ts';
import { type FaultOf, faultyLine } from '../../testing/faulty-line.ts';

import { builderDetail, changeBuilderSoftware, changeBuilderTags } from './builder-detail.ts';
import { acceptedLaunch, builderAccount } from './builders-under-test.ts';
import { connectToBuilder, isStreamingUrl, streamingUrl } from './connect.ts';
import { launchChoices } from './launch-choices.ts';
import { deleteBuilder, launchBuilder, startBuilder, stopBuilder } from './operate.ts';
import { findBuilder, readBuilders } from './read-builders.ts';

test('a builder is launched, connected to, stopped, started and deleted, each only where its state allows it', async () => {
  const { api, aws, request, until } = await builderAccount();
  expect(await launchBuilder(api, request)).toMatchObject({ name: 'office', state: 'PENDING', instanceType: 'stream.standard.medium' });
  await expect(launchBuilder(api, request)).rejects.toMatchObject({ code: 'conflict' });
  await expect(streamingUrl(aws, { name: 'office' })).rejects.toThrow('It is still starting. Wait until it runs.');
  await expect(deleteBuilder(api, 'office')).rejects.toThrow('then stop it');

  await until('office', 'RUNNING');
  const { url, expires } = await streamingUrl(aws, { name: 'office', validity: 600 });
  expect([url.startsWith('http'), Date.parse(expires) > Date.now()]).toEqual([true, true]);
  await expect(startBuilder(api, { name: 'office' })).rejects.toMatchObject({ code: 'refused' });
  expect((await stopBuilder(api, 'office')).state).toBe('STOPPING');
  await until('office', 'STOPPED');
  await startBuilder(api, { name: 'office', agentVersion: '[LATEST]' });
  await until('office', 'RUNNING');
  await stopBuilder(api, 'office');
  await until('office', 'STOPPED');
  await deleteBuilder(api, 'office');
  await until('office', undefined);
  expect(await readBuilders(api)).toEqual([]);
  await expect(stopBuilder(api, 'office')).rejects.toMatchObject({ code: 'not-found' });
});

describe('a call whose answer is lost, so that the SDK sends it again', () => {
  /** Loses the first answer of an operation. */
  const losing =
    (lost: string): FaultOf =>
    (operation, nth) =>
      operation === lost && nth === 1 ? 'answer-lost' : undefined;

  test('has done its work once, and says so', async () => {
    const { aws, api, request, until } = await builderAccount();
    const over = async (lost: string) => (await faultyLine(aws, losing(lost))).aws.appstream();
    expect(await launchBuilder(await over('CreateImageBuilder'), request)).toMatchObject({ name: 'office' });
    expect(await readBuilders(api)).toHaveLength(1);
    await until('office', 'RUNNING');
    expect((await stopBuilder(await over('StopImageBuilder'), 'office')).state).toMatch(/^STOPP/);
    await until('office', 'STOPPED');
    expect((await startBuilder(await over('StartImageBuilder'), { name: 'office' })).state).toMatch(/PENDING|RUNNING|UPDATING_AGENT/);
    await until('office', 'RUNNING');
    await stopBuilder(api, 'office');
    await until('office', 'STOPPED');
    await deleteBuilder(await over('DeleteImageBuilder'), 'office');
    await until('office', undefined);
  });

  test('is no success when it is another builder that has the name', async () => {
    const { api, request } = await builderAccount();
    // The colleague is faster by just that moment: after the look whether the name is free, before the launch.
    const racing: typeof api = Object.create(api, {
      createImageBuilder: {
        value: async (input: Parameters<typeof api.createImageBuilder>[0]) => {
          await api.createImageBuilder({ ...request, InstanceType: 'stream.standard.large' });
          return api.createImageBuilder(input);
        },
      },
    });
    await expect(launchBuilder(racing, request)).rejects.toThrow('ResourceAlreadyExistsException');
  });
});

describe('connecting', () => {
  test('opens a fresh URL; a browser that cannot be started is told of without it', async () => {
    const { api, aws, request, until } = await builderAccount();
    await launchBuilder(api, request);
    await until('office', 'RUNNING');
    const opened: string[] = [];
    await connectToBuilder({ aws, openExternal: async (url) => void opened.push(url) }, { name: 'office' });
    await connectToBuilder({ aws, openExternal: async (url) => void opened.push(url) }, { name: 'office' });
    expect(new Set(opened).size).toBe(2);
    const openExternal = async (url: string) => {
      throw new Error(`no browser for ${url}`);
    };
    const error = await connectToBuilder({ aws, openExternal }, { name: 'office' }).catch((one: Error) => one);
    expect(String(error)).toContain('Copy a streaming URL');
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain('http');
  });

  test.each([
    ['https://appstream2.eu-west-1.aws.amazon.com/authenticate?parameters=x', undefined, true],
    ['https://appstream2.cn-north-1.amazonaws.com.cn/authenticate', undefined, true],
    ['https://appstream2.eu-west-1.aws.amazon.com/authenticate', 'https://vpce-1.example.com', true],
    ['http://appstream2.eu-west-1.aws.amazon.com/authenticate', undefined, false],
    ['https://appstream2.eu-west-1.aws.amazon.com.example.org/', undefined, false],
    ['https://user@appstream2.eu-west-1.aws.amazon.com/', undefined, false],
    ['https://appstream2.eu-west-1.aws.amazon.com:8443/', undefined, false],
    ['http://127.0.0.1:4600/appstream/connect/x', 'http://127.0.0.1:4600', true],
    ['http://127.0.0.1:4601/appstream/connect/x', 'http://127.0.0.1:4600', false],
    ['file:///etc/passwd', undefined, false],
    ['nonsense', undefined, false],
  ])('%s is opened for an account behind %s: %s', (url, endpoint, opened) => {
    expect(isStreamingUrl(url, endpoint)).toBe(opened);
  });
});

test('tags and software of a builder are changed and read', async () => {
  const { api, request, until } = await builderAccount();
  await launchBuilder(api, { ...request, Tags: { team: 'a', old: 'x' } });
  expect(await changeBuilderTags(api, 'office', { set: { team: 'b' }, remove: ['old'] })).toEqual({ team: 'b' });
  await expect(changeBuilderTags(api, 'office', { set: { 'aws:x': '' }, remove: [] })).rejects.toMatchObject({ code: 'invalid-input' });
  const name = 'Microsoft_Office_2021_LTSC_Standard_64Bit';
  const staged = { install: [name], uninstall: [], deploy: false };
  await expect(changeBuilderSoftware(api, 'office', staged)).rejects.toMatchObject({ code: 'refused' });
  await until('office', 'RUNNING');
  await changeBuilderSoftware(api, 'office', staged);
  const withKnown = (rows: readonly BuilderRow[]) => rows;
  const read = () => builderDetail({ api, withKnown }, 'office');
  expect(await read()).toMatchObject({ tags: { team: 'b' }, software: { items: [{ name, status: 'STAGED_FOR_INSTALLATION' }] } });
  await changeBuilderSoftware(api, 'office', { install: [], uninstall: [], deploy: true });
  await until('office', 'RUNNING');
  expect(await read()).toMatchObject({ software: { items: [{ name, status: 'INSTALLED' }] } });
});

test('what can be chosen is what can be used; what one may not read is typed', async () => {
  const { aws, api } = await builderAccount();
  const choices = await launchChoices(aws);
  expect(choices.images.items.every(({ category }) => category === 'base')).toBe(true);
  expect([choices.subnets.items.length > 0, choices.securityGroups.items.length > 0]).toEqual([true, true]);
  expect(choices.endpoints).toEqual({ items: [], obstacle: undefined });
  const hidden = async () => {
    throw new AppError('aws', 'You may not look.');
  };
  const blind = await launchChoices({ ...aws, ec2: hidden });
  expect(blind).toMatchObject({ subnets: { items: [], obstacle: 'You may not look.' }, endpoints: { obstacle: 'You may not look.' } });
  const iam = await aws.iam();
  const trust = (service: string) =>
    JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }] });
  await iam.createRole({ RoleName: 'builder', AssumeRolePolicyDocument: trust('appstream.amazonaws.com') });
  await iam.createRole({ RoleName: 'other', AssumeRolePolicyDocument: trust('ec2.amazonaws.com') });
  await api.createDirectoryConfig({
    DirectoryName: 'corp.example.com',
    OrganizationalUnitDistinguishedNames: ['OU=a,DC=corp,DC=example,DC=com'],
  });
  const { directories, roles } = await launchChoices(aws);
  expect(roles.items.map(({ label }) => label)).toEqual(['builder']);
  expect(directories.items).toEqual([{ name: 'corp.example.com', units: ['OU=a,DC=corp,DC=example,DC=com'] }]);
});

test('a launch that was cut off by the end of the app is there when it comes back, or is not, and can be launched again', async () => {
  const { aws, api } = await builderAccount();
  const request = await acceptedLaunch(aws);
  const line = await faultyLine(aws, (operation) => (operation === 'CreateImageBuilder' ? 'cut-before' : undefined));
  await expect(launchBuilder(await line.aws.appstream(), request)).rejects.toMatchObject({ code: 'unavailable' });
  expect(await findBuilder(api, 'office')).toBeUndefined();
  expect(await launchBuilder(api, request)).toMatchObject({ name: 'office', state: 'PENDING' });
});
