import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../clock.ts';
import { openStore, type Store } from '../store/store.ts';
import { dropUnneeded, readImages, writeImages } from './layout.ts';
import { smallImage } from './layout-kit.ts';
import { type PushTarget, pushImage, type Registries, sweepPushes } from './push.ts';
import { type RepositoryRecord, repositories } from './records.ts';
import { layoutFolder, parseImageUri } from './registry-names.ts';

let directory: string;
let store: Store;
let registries: Registries;
const owner = { accountId: '000000000000', region: 'eu-west-1' };
const target = (...tags: string[]): PushTarget => ({ ...owner, repository: 'team/web', tags });
const layout = () => layoutFolder(registries.folder, owner, 'team/web');
const blobs = () => readdirSync(join(layout(), 'blobs/sha256')).length;

function makeRepository(changes: Partial<RepositoryRecord> = {}): void {
  const record = { created: '2026-01-01T00:00:00.000Z', tagMutability: 'MUTABLE', exclusions: undefined, scanOnPush: false } as const;
  repositories.put({ store, ...owner }, 'team/web', { ...record, encryption: { encryptionType: 'AES256' }, tags: [], ...changes });
}

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kiln-registry-'));
  store = openStore(directory);
  registries = { store, clock: systemClock, folder: join(directory, 'registry') };
  makeRepository();
});
afterEach(() => {
  store.close();
  rmSync(directory, { recursive: true, force: true });
});

test('an image lies in the layout under each of its tags, and its URIs name them', async () => {
  const image = smallImage('one');
  const uris = await pushImage(registries, target('1.0.0-1', 'latest'), image);
  expect(uris).toEqual(['1.0.0-1', 'latest'].map((tag) => `000000000000.dkr.ecr.eu-west-1.amazonaws.com/team/web:${tag}`));
  const { manifests } = JSON.parse(readFileSync(join(layout(), 'index.json'), 'utf8'));
  expect(manifests.map((one: { annotations: Record<string, string> }) => one.annotations['org.opencontainers.image.ref.name'])).toEqual([
    '1.0.0-1',
    'latest',
  ]);
  expect(readImages(layout())).toMatchObject([{ digest: image.manifest.digest, tags: ['1.0.0-1', 'latest'] }]);
  expect(readdirSync(registries.folder)).toEqual([owner.accountId, 'incoming']);
  expect(readdirSync(join(registries.folder, 'incoming'))).toEqual([]);
});

test('a tag moves to the image that was pushed last, and the earlier one stays without', async () => {
  await pushImage(registries, target('latest'), smallImage('one'));
  await pushImage(registries, target('latest'), smallImage('two'));
  expect(readImages(layout()).map(({ tags }) => tags)).toEqual([[], ['latest']]);
  expect(blobs()).toBe(6);
});

test('an immutable tag stays where it is, unless it is excluded from that', async () => {
  makeRepository({ tagMutability: 'IMMUTABLE_WITH_EXCLUSION', exclusions: [{ filterType: 'WILDCARD', filter: 'dev-*' }] });
  await pushImage(registries, target('1.0.0', 'dev-a'), smallImage('one'));
  await pushImage(registries, target('1.0.0'), smallImage('one'));
  await expect(pushImage(registries, target('1.0.0'), smallImage('two'))).rejects.toMatchObject({ code: 'ImageTagAlreadyExistsException' });
  await pushImage(registries, target('dev-a'), smallImage('two'));
  expect(readImages(layout()).map(({ tags }) => tags)).toEqual([['1.0.0'], ['dev-a']]);
});

test('what has no repository is not pushed, and leaves nothing', async () => {
  const elsewhere = { ...target('latest'), region: 'us-east-1' };
  await expect(pushImage(registries, elsewhere, smallImage('one'))).rejects.toMatchObject({ code: 'RepositoryNotFoundException' });
  expect(existsSync(registries.folder)).toBe(false);
});

test('what a crash left of a push goes; blobs that an image needs, and all of a layout that cannot be read, stay', async () => {
  await pushImage(registries, target('latest'), smallImage('one'));
  mkdirSync(join(registries.folder, 'incoming/push-dead'), { recursive: true });
  writeFileSync(join(layout(), 'blobs/sha256', 'f'.repeat(64)), 'half');
  sweepPushes(registries.folder);
  expect(existsSync(join(registries.folder, 'incoming'))).toBe(false);
  dropUnneeded(layout());
  expect(blobs()).toBe(3);
  const [image] = readImages(layout());
  writeFileSync(join(layout(), 'blobs/sha256', (image?.digest ?? '').slice(7)), 'no manifest');
  writeFileSync(join(layout(), 'blobs/sha256', 'e'.repeat(64)), 'perhaps of it');
  dropUnneeded(layout());
  expect(blobs()).toBe(4);
});

test('an image that goes takes its blobs along, but none that another needs', async () => {
  await pushImage(registries, target('a'), smallImage('one'));
  await pushImage(registries, target('b'), smallImage('two'));
  writeImages(layout(), readImages(layout()).slice(1));
  expect(blobs()).toBe(3);
  expect(readImages(layout()).map(({ tags }) => tags)).toEqual([['b']]);
});

test.each([
  ['000000000000.dkr.ecr.eu-west-1.amazonaws.com/team/web', { repository: 'team/web', tag: 'latest', digest: undefined }],
  ['000000000000.dkr.ecr.eu-west-1.amazonaws.com/web:1.0-a', { repository: 'web', tag: '1.0-a', digest: undefined }],
  [`000000000000.dkr.ecr.cn-north-1.amazonaws.com.cn/web@sha256:${'a'.repeat(64)}`, { region: 'cn-north-1', tag: undefined }],
])('%s names an image of ECR', (uri, expected) => {
  expect(parseImageUri(uri)).toMatchObject({ accountId: '000000000000', ...expected });
});

test.each(['amazonlinux:2023', 'public.ecr.aws/nginx/nginx', '000000000000.dkr.ecr.eu-west-1.amazonaws.com/../../etc'])(
  '%s does not',
  (uri) => {
    expect(parseImageUri(uri)).toBeUndefined();
  },
);
