import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { createBuildInputs, startImage, waitForImage } from '../../../tests/conformance/fixture/resources.ts';
import { type Content, makesImages } from '../testing/image-builds.ts';
import { testAccount } from '../testing/test-account.ts';
import { compareImages } from './compare-images.ts';
import { imageContents } from './image-contents.ts';
import { imageFindings } from './image-findings.ts';
import { imagePackages } from './image-packages.ts';
import { imageRows } from './image-rows.ts';
import { imageWorkflows } from './image-workflows.ts';
import { readImage } from './read-image.ts';

/** An account with one build for each content. */
async function built(...contents: readonly Content[]) {
  const account = testAccount(makesImages(...contents));
  const api = await (await account.aws()).imagebuilder();
  const inputs = await createBuildInputs(api, 'Shown');
  const arns: string[] = [];
  for (const _ of contents) {
    const arn = await startImage(api, inputs);
    await waitForImage(api, arn, 'AVAILABLE', 'FAILED');
    arns.push(arn);
  }
  return { api, arns, first: arns[0] ?? '', second: arns[1] ?? '' };
}

const file = (path: string, size: number) => ({ kind: 'changed', path, type: 'file', size }) as const;

test('an image is shown with its state, what it was made with, and what it left in each Region', async () => {
  const { api, first } = await built({});
  expect(await readImage(api, first)).toMatchObject({
    ...{ arn: first, name: 'Shown', version: '1.0.0/1', state: 'AVAILABLE', platform: 'Linux', osVersion: 'Debian 12' },
    links: [
      { label: 'Recipe', arn: expect.stringContaining(':image-recipe/shown/1.0.0') },
      { label: 'Infrastructure configuration', arn: expect.stringContaining(':infrastructure-configuration/') },
    ],
    outputs: [
      { kind: 'ami', id: expect.stringMatching(/^ami-/), region: 'us-east-1', account: '000000000000' },
      { kind: 'file', type: 'oci-archive', id: expect.stringMatching(/image\.tar$/) },
    ],
  });
  expect(await imageWorkflows(api, first)).toMatchObject([
    { type: 'BUILD', status: 'COMPLETED', steps: [{ name: 'ApplyBuildComponents' }] },
  ]);
});

test('packages come from every page, in order', async () => {
  const packages = Array.from({ length: 60 }, (_, index) => ({ name: `p${String(99 - index)}`, version: '1' }));
  const { api, first } = await built({ packages });
  const listed = await imagePackages(api, first);
  expect(listed.known && listed.value.map(({ name }) => name)).toEqual(packages.map(({ name }) => name).toSorted());
});

test('what is not known says why', async () => {
  const { api, first } = await built({});
  expect(await imagePackages(api, first)).toMatchObject({ known: false, why: expect.stringContaining('no packages') });
  expect(await imageFindings(api, first)).toMatchObject({ known: false, why: expect.stringContaining('Scanning was off') });
  const contents = await imageContents(api, first);
  rmSync(dirname(contents.known ? (contents.value.artifacts[0]?.path ?? '') : ''), { recursive: true });
  expect(await imageContents(api, first)).toMatchObject({ known: false, why: expect.stringContaining('no longer on this computer') });
});

test('the list has every build, the newest first', async () => {
  const { api, arns } = await built({}, {});
  expect((await imageRows(api)).map(({ arn }) => arn)).toEqual(arns.toReversed());
});

test('two builds differ in packages and files, to the last byte', async () => {
  const { api, first, second } = await built(
    {
      packages: [
        { name: 'bash', version: '5.2.15-2+b2' },
        { name: 'curl', version: '7.88.1-10' },
        { name: 'gone', version: '1' },
        { name: 'kernel', version: '6.1' },
        { name: 'kernel', version: '6.2' },
        { name: 'back', version: '2.0' },
      ],
      changes: [file('/etc/same', 3), file('/etc/edited', 3), file('/etc/grown', 3), { ...file('/etc/lost', 1), kind: 'added' }],
      texts: { '/etc/same': 'abc', '/etc/edited': 'abc' },
    },
    {
      packages: [
        { name: 'bash', version: '5.2.15-2+b10' },
        { name: 'curl', version: '7.88.1-10' },
        { name: 'kernel', version: '6.2' },
        { name: 'kernel', version: '6.3' },
        { name: 'kernel', version: '6.4' },
        { name: 'back', version: '2.0~rc1' },
        { name: 'new', version: '1' },
      ],
      changes: [file('/etc/same', 3), file('/etc/edited', 3), file('/etc/grown', 9), { ...file('/etc/motd', 0), kind: 'deleted' }],
      texts: { '/etc/same': 'abc', '/etc/edited': 'xyz' },
    },
  );
  const { packages, files, findings } = await compareImages({ api, arn: first }, { api, arn: second });
  expect(packages).toEqual({
    known: true,
    value: [
      { kind: 'downgraded', name: 'back', from: '2.0', to: '2.0~rc1' },
      { kind: 'upgraded', name: 'bash', from: '5.2.15-2+b2', to: '5.2.15-2+b10' },
      { kind: 'removed', name: 'gone', from: '1' },
      { kind: 'removed', name: 'kernel', from: '6.1' },
      { kind: 'added', name: 'kernel', to: '6.3' },
      { kind: 'added', name: 'kernel', to: '6.4' },
      { kind: 'added', name: 'new', to: '1' },
    ],
  });
  expect(files).toMatchObject({
    value: {
      files: [
        { kind: 'changed', path: '/etc/edited', before: 3, after: 3 },
        { kind: 'changed', path: '/etc/grown', before: 3, after: 9 },
        { kind: 'deleted', path: '/etc/lost', before: 1 },
        { kind: 'deleted', path: '/etc/motd' },
      ],
    },
  });
  expect(findings).toMatchObject({ known: false, why: expect.stringContaining('The earlier image: Scanning was off') });
});

test('files of images on different bases are not compared', async () => {
  const { api, first, second } = await built({ base: 'Debian 12' }, { base: 'Amazon Linux 2023' });
  expect((await compareImages({ api, arn: first }, { api, arn: second })).files).toMatchObject({
    known: false,
    why: expect.stringContaining('different bases'),
  });
});
