// Operations whose answers come from documents, artifacts and refusals rather than from what was created before.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CreateInfrastructureConfigurationCommand,
  GetComponentCommand,
  GetMarketplaceResourceCommand,
  ImportComponentCommand,
  type ImportComponentCommandInput,
  ImportDiskImageCommand,
  ImportVmImageCommand,
  ListImagePackagesCommand,
  ListImageScanFindingAggregationsCommand,
  ListImageScanFindingsCommand,
  paginateListImagePackages,
} from '@aws-sdk/client-imagebuilder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import { succeed } from '../../../tests/conformance/fixture/builds.ts';
import { createBuildInputs, required, startImage, waitForImage } from '../../../tests/conformance/fixture/resources.ts';
import type { RunBuild } from '../engine/build-job.ts';

const packages = ['bash', 'coreutils', 'zlib1g'].map((name) => ({ name, version: '1.0' }));

const withManifest: RunBuild = async (job, journal, signal) => {
  await writeFile(join(job.outputDirectory, 'manifest.json'), JSON.stringify({ packages }));
  return await succeed(job, journal, signal);
};

let test: TestAccount;
beforeAll(async () => {
  test = await openTestAccount({ runBuild: withManifest });
});
afterAll(() => test.close());

const clientToken = undefined;

describe('imported components', () => {
  const importing = async (changes: Partial<ImportComponentCommandInput> = {}) => {
    const command = new ImportComponentCommand({
      ...{ name: 'imported', semanticVersion: '1.0.0', type: 'BUILD', format: 'SHELL', platform: 'Linux', clientToken },
      data: 'apt-get update\necho "it\'s done: yes"\n',
      ...changes,
    });
    return required((await test.imagebuilder.send(command)).componentBuildVersionArn);
  };
  const get = async (componentBuildVersionArn: string) =>
    (await test.imagebuilder.send(new GetComponentCommand({ componentBuildVersionArn }))).component;

  it('have the script in one step of the phase that their type asks for', async () => {
    const component = await get(await importing());
    expect(component).toMatchObject({ name: 'imported', type: 'BUILD', platform: 'Linux' });
    expect(component?.data).toMatch(/name: build[\s\S]*action: ExecuteBash[\s\S]*echo "it's done: yes"/);
    const tests = await get(await importing({ name: 'imported-test', type: 'TEST', platform: 'Windows', data: 'Get-Date' }));
    expect(tests).toMatchObject({ type: 'TEST', platform: 'Windows' });
    expect(tests?.data).toMatch(/name: test[\s\S]*action: ExecutePowerShell/);
  });

  it.each<[string, Partial<ImportComponentCommandInput>, string]>([
    ['no script', { data: undefined }, 'InvalidParameterCombinationException'],
    ['a script elsewhere', { data: undefined, uri: 's3://bucket/script.sh' }, 'InvalidParameterValueException'],
    ['another format', { format: 'ZIP' as 'SHELL' }, 'InvalidParameterValueException'],
    ['a script too long', { data: 'x'.repeat(1025) }, 'InvalidParameterValueException'],
  ])('are refused with %s', async (_title, changes, name) => {
    await expect(importing({ name: 'refused', ...changes })).rejects.toMatchObject({ name });
  });
});

describe('the packages of an image', () => {
  it('are those of its manifest, in pages', async () => {
    const imageBuildVersionArn = await startImage(test.imagebuilder, await createBuildInputs(test.imagebuilder, 'packed'));
    await waitForImage(test.imagebuilder, imageBuildVersionArn, 'AVAILABLE');
    const names = [];
    for await (const page of paginateListImagePackages({ client: test.imagebuilder, pageSize: 2 }, { imageBuildVersionArn })) {
      names.push(page.imagePackageList?.map(({ packageName, packageVersion }) => `${packageName} ${packageVersion}`));
    }
    expect(names).toEqual([['bash 1.0', 'coreutils 1.0'], ['zlib1g 1.0']]);
    const unknown = new ListImagePackagesCommand({ imageBuildVersionArn: imageBuildVersionArn.replace(/1$/, '7') });
    await expect(test.imagebuilder.send(unknown)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('the findings of scans', () => {
  it('are none, since nothing scans; what is asked for is checked all the same', async () => {
    const filters = [{ name: 'severity', values: ['CRITICAL'] }];
    expect((await test.imagebuilder.send(new ListImageScanFindingsCommand({ filters }))).findings).toEqual([]);
    const filter = { name: 'vulnerabilityId', values: ['CVE-2024-1'] };
    expect(await test.imagebuilder.send(new ListImageScanFindingAggregationsCommand({ filter }))).toMatchObject({
      aggregationType: 'vulnerabilityId',
      responses: [],
    });
    expect(await test.imagebuilder.send(new ListImageScanFindingAggregationsCommand({}))).toMatchObject({ aggregationType: 'accountId' });
    const wrong = [{ name: 'colour', values: ['red'] }];
    const name = 'InvalidRequestException';
    await expect(test.imagebuilder.send(new ListImageScanFindingsCommand({ filters: wrong }))).rejects.toMatchObject({ name });
    await expect(
      test.imagebuilder.send(new ListImageScanFindingAggregationsCommand({ filter: { name: 'severity', values: ['HIGH'] } })),
    ).rejects.toMatchObject({ name });
    const paged = new ListImageScanFindingsCommand({ nextToken: 'x' });
    await expect(test.imagebuilder.send(paged)).rejects.toMatchObject({ name: 'InvalidPaginationTokenException' });
  });
});

describe('what only AWS has', () => {
  it('is refused: imports of machines and disks, resources of the Marketplace', async () => {
    const version = { name: 'disk', semanticVersion: '1.0.0', clientToken };
    const vm = new ImportVmImageCommand({ ...version, platform: 'Linux', vmImportTaskId: 'import-ami-0123456789abcdef0' });
    await expect(test.imagebuilder.send(vm)).rejects.toMatchObject({ name: 'ClientException' });
    const infrastructure = new CreateInfrastructureConfigurationCommand({ name: 'disks', instanceProfileName: 'profile', clientToken });
    const { infrastructureConfigurationArn } = await test.imagebuilder.send(infrastructure);
    const windows = { platform: 'Windows', osVersion: 'Microsoft Windows 11', uri: 's3://bucket/windows.iso' };
    const disk = new ImportDiskImageCommand({ ...version, ...windows, infrastructureConfigurationArn });
    await expect(test.imagebuilder.send(disk)).rejects.toMatchObject({ name: 'ClientException' });
    const resourceArn = 'arn:aws:imagebuilder:us-east-1:aws:component/sold/1.0.0/1';
    const resource = new GetMarketplaceResourceCommand({ resourceType: 'COMPONENT_DATA', resourceArn });
    await expect(test.imagebuilder.send(resource)).rejects.toMatchObject({ name: 'InvalidRequestException' });
  });
});
