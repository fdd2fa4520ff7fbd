import { expect, test, vi } from 'vitest';
import type { BuilderLaunch, BuilderRow } from '../../../contract/index.ts';
import { launchFaults } from '../../../contract/index.ts';
import { testAccount } from '../../testing/test-account.ts';
import { builderDetail, changeBuilderSoftware, changeBuilderTags } from './builder-detail.ts';
import { connectToBuilder, isStreamingUrl, streamingUrl } from './connect.ts';
import { launchChoices } from './launch-choices.ts';
import { deleteBuilder, launchBuilder, startBuilder, stopBuilder } from './operate.ts';
import { findBuilder, readBuilders } from './read-builders.ts';

type Api = Parameters<typeof findBuilder>[0];

const passing = { timeout: 40_000, interval: 250 };

async function account() {
  const aws = await testAccount().aws();
  const api = await aws.appstream();
  const { images, subnets } = await launchChoices(aws);
  const request: BuilderLaunch = {
    Name: 'office',
    InstanceType: 'stream.standard.medium',
    ImageName: images.items.find(({ families }) => families.includes('General Purpose'))?.name,
    VpcConfig: { SubnetIds: subnets.items.slice(0, 1).map(({ id }) => id) },
  };
  return { aws, api, request };
}

const until = (api: Api, name: string, state: string) =>
  vi.waitFor(async () => expect((await findBuilder(api, name))?.state).toBe(state), passing);

test('a builder is launched, connected to, stopped, started and deleted, each only where its state allows it', async () => {
  const { aws, api, request } = await account();
  expect(launchFaults(request)).toEqual([]);
  expect(await launchBuilder(api, request)).toMatchObject({ name: 'office', state: 'PENDING', instanceType: 'stream.standard.medium' });
  await launchBuilder(api, { ...request, Name: 'spare' });
  await expect(launchBuilder(api, request)).rejects.toMatchObject({ code: 'conflict' });
  await expect(streamingUrl(aws, { name: 'office' })).rejects.toThrow('It is still starting. Wait until it runs.');
  await expect(deleteBuilder(api, 'office')).rejects.toThrow('then stop it');

  await until(api, 'office', 'RUNNING');
  const { url, expires } = await streamingUrl(aws, { name: 'office', validity: 60 });
  expect([url.startsWith('http'), Date.parse(expires) > Date.now()]).toEqual([true, true]);
  await expect(startBuilder(api, { name: 'office' })).rejects.toMatchObject({ code: 'refused' });
  expect((await stopBuilder(api, 'office')).state).toBe('STOPPING');
  await stopBuilder(api, 'spare');
  await until(api, 'spare', 'STOPPED');
  expect((await startBuilder(api, { name: 'office', agentVersion: '[LATEST]' })).state).toBe('PENDING');
  await deleteBuilder(api, 'spare');
  await vi.waitFor(async () => expect((await readBuilders(api)).map(({ name }) => name)).toEqual(['office']), passing);
  await expect(stopBuilder(api, 'spare')).rejects.toMatchObject({ code: 'not-found' });
}, 120_000);

test('a browser that cannot be started is told of without the URL that it was to open', async () => {
  const { aws, api, request } = await account();
  await launchBuilder(api, request);
  await until(api, 'office', 'RUNNING');
  const opened: string[] = [];
  await connectToBuilder({ aws, openExternal: async (url) => void opened.push(url) }, { name: 'office' });
  expect(opened).toHaveLength(1);
  const failing = connectToBuilder(
    {
      aws,
      openExternal: async (url) => {
        throw new Error(`no browser for ${url}`);
      },
    },
    { name: 'office' },
  );
  const error = await failing.catch((one: Error) => one);
  expect(String(error)).toContain('Copy a streaming URL');
  expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain('http');
}, 60_000);

test.each([
  ['https://appstream2.eu-west-1.aws.amazon.com/authenticate?parameters=x', undefined, true],
  ['https://appstream2.cn-north-1.amazonaws.com.cn/authenticate', undefined, true],
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

test('tags and software of a builder are changed and read', async () => {
  const { api, request } = await account();
  await launchBuilder(api, { ...request, Tags: { team: 'a', old: 'x' } });
  expect(await changeBuilderTags(api, 'office', { set: { team: 'b' }, remove: ['old'] })).toEqual({ team: 'b' });
  await expect(changeBuilderTags(api, 'office', { set: { 'aws:x': '' }, remove: [] })).rejects.toMatchObject({ code: 'invalid-input' });
  const software = 'Microsoft_Office_2021_LTSC_Standard_64Bit';
  await changeBuilderSoftware(api, 'office', { install: [software], uninstall: [], deploy: false });
  const withKnown = (rows: readonly BuilderRow[]) => rows;
  const detail = await builderDetail({ api, withKnown }, 'office');
  expect(detail).toMatchObject({ tags: { team: 'b' }, software: { items: [{ name: software, status: 'STAGED_FOR_INSTALLATION' }] } });
  await expect(changeBuilderSoftware(api, 'office', { install: [], uninstall: [], deploy: true })).rejects.toMatchObject({
    code: 'refused',
  });
});
