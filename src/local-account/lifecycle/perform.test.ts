import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openArtifacts } from '../artifacts/open-artifacts.ts';
import { systemClock } from '../clock.ts';
import { amis, type LaunchPermission, registerAmi, snapshots } from '../ec2/ami-records.ts';
import { readImages, writeImages } from '../ecr/layout.ts';
import { smallImage } from '../ecr/layout-kit.ts';
import { pushImage } from '../ecr/push.ts';
import { repositories } from '../ecr/records.ts';
import { layoutFolder } from '../ecr/registry-names.ts';
import { findImage, insertImage, setImageOutput, setImageStatus } from '../store/images.ts';
import { findExecution, moveExecution, openExecutions, resourcesOf } from '../store/lifecycle.ts';
import type { Owner } from '../store/records.ts';
import { insertResource } from '../store/resources.ts';
import { openStore, type Store } from '../store/store.ts';
import { performExecution } from './perform.ts';
import { type PlannedImage, scheduleExecution } from './plan.ts';
import { touchImage } from './touch-image.ts';

const image = 'arn:aws:imagebuilder:us-east-1:000000000000:image/one/1.0.0/1';
const ami = 'ami-11111111111111111';
const whole: PlannedImage = { image, action: 'DELETE', include: { amis: true, snapshots: true } };

let directory: string;
let artifacts: string;
let store: Store;
let owner: Owner;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kiln-lifecycle-'));
  artifacts = join(directory, 'images');
  store = openStore(directory);
  owner = { store, accountId: '000000000000', region: 'us-east-1' };
});
afterEach(() => {
  store.close();
  rmSync(directory, { recursive: true });
});

/** An image that is available, with one AMI and a folder of artifacts. */
function available(permissions: readonly LaunchPermission[] = []): void {
  mkdirSync(artifacts);
  const version = { major: 1, minor: 0, patch: 0 };
  insertResource(owner, { arn: image, kind: 'image', slug: 'one', version, build: 1 }, { arn: image, type: 'AMI' });
  insertImage(store, { arn: image, pipeline: undefined, job: JSON.stringify({ outputDirectory: artifacts }), logGroup: 'group' });
  const output = { amis: [{ image: ami, region: 'us-east-1', accountId: '000000000000' }] };
  setImageOutput(store, image, { output, osVersion: 'Debian 12' });
  setImageStatus(store, image, { status: 'AVAILABLE' });
  register(ami, permissions);
}

function register(id: string, permissions: readonly LaunchPermission[] = []): void {
  const system = { architecture: 'x86_64', platform: 'Linux' };
  registerAmi(owner, {
    id,
    name: id,
    created: '2026-01-01T00:00:00Z',
    ...system,
    artifacts,
    bytes: 1,
    permissions,
    tags: [{ Key: 'a', Value: 'b' }],
  });
}

const place = () => {
  const kept = openArtifacts({ store, clock: systemClock, dataDirectory: directory });
  const registries = { store, clock: systemClock, folder: join(directory, 'registry') };
  return { store, clock: systemClock, artifacts: kept, garbage: { wake: () => undefined }, registries };
};

async function perform(planned: PlannedImage): Promise<string> {
  const id = scheduleExecution(owner, { plan: [planned], due: systemClock.now() });
  await resume();
  return id;
}

async function resume(): Promise<void> {
  for (const execution of openExecutions(store)) await performExecution(place(), execution);
}

describe('an execution', () => {
  it('deletes AMI, snapshot and artifacts with an image', async () => {
    available();
    const execution = await perform(whole);
    expect(findExecution(store, execution)?.status).toBe('SUCCESS');
    expect([amis.list(owner), snapshots.list(owner), existsSync(artifacts)]).toEqual([[], [], false]);
    expect(findImage(store, image)?.status).toBe('DELETED');
    expect(resourcesOf(store, { execution, parent: image })).toMatchObject([{ id: ami, snapshot: expect.stringMatching(/^snap-/) }]);
  });

  it('goes on after a crash where the image is deleted but its files are not', async () => {
    available();
    const id = scheduleExecution(owner, { plan: [whole], due: systemClock.now() });
    moveExecution(store, id, { status: 'IN_PROGRESS', started: 1 });
    store.transaction(() => touchImage(place(), id, whole));
    expect([findImage(store, image)?.status, existsSync(artifacts)]).toEqual(['DELETED', true]);
    await resume();
    expect([findExecution(store, id)?.status, existsSync(artifacts)]).toEqual(['SUCCESS', false]);
    expect(resourcesOf(store, { execution: id }).map(({ status }) => status)).toEqual(['SUCCESS']);
  });

  it('deletes the container images of every Region under all their tags, and those of other builds stay', async () => {
    available();
    const { registries } = place();
    const record = { created: '', tagMutability: 'MUTABLE', exclusions: undefined, scanOnPush: false } as const;
    repositories.put(owner, 'web', { ...record, encryption: { encryptionType: 'AES256' }, tags: [] });
    const target = { accountId: owner.accountId, region: owner.region, repository: 'web' };
    const one = smallImage('one');
    const imageUris = [...(await pushImage(registries, { ...target, tags: ['1.0.0-1', 'latest'] }, one))];
    await pushImage(registries, { ...target, tags: ['1.0.0-2', 'latest'] }, smallImage('two'));
    const { digest, mediaType } = one.manifest;
    writeImages(join(artifacts, 'oci'), [{ digest, mediaType, size: 1, tags: [], pushed: '2026-01-01T00:00:00Z' }]);
    setImageOutput(store, image, { output: { amis: [], containers: [{ region: 'us-east-1', imageUris }] }, osVersion: undefined });
    const execution = await perform({ image, action: 'DELETE', include: { containers: true } });
    expect(findExecution(store, execution)?.status).toBe('SUCCESS');
    expect(readImages(layoutFolder(registries.folder, owner, 'web')).map(({ tags }) => tags)).toEqual([['1.0.0-2', 'latest']]);
    expect(JSON.parse(findImage(store, image)?.output ?? '')).toMatchObject({ containers: [] });
  });

  it('fails where the artifacts cannot be removed, and says why', async () => {
    available();
    const file = join(directory, 'a-file');
    writeFileSync(file, 'no folder');
    const job = JSON.stringify({ outputDirectory: join(file, 'artifacts') });
    store.statement('UPDATE image SET job = ? WHERE arn = ?').run(job, image);
    const execution = await perform(whole);
    expect(findExecution(store, execution)?.status).toBe('FAILED');
    expect(resourcesOf(store, { execution })).toMatchObject([
      { status: 'FAILED', reason: expect.stringContaining('could not be removed') },
    ]);
  });

  it('keeps artifacts that the copy of an AMI stands on', async () => {
    available();
    register('ami-22222222222222222');
    await perform(whole);
    expect([amis.list(owner).map(({ id }) => id), existsSync(artifacts)]).toEqual([['ami-22222222222222222'], true]);
  });

  it('deprecates, disables and restores AMIs as EC2 would', async () => {
    available([{ UserId: '111122223333' }]);
    await perform({ image, action: 'DEPRECATE', include: { amis: true } });
    expect(amis.find(owner, ami)?.deprecation).toMatch(/^\d{4}-/);
    await perform({ image, action: 'DISABLE', include: { amis: true } });
    expect(amis.find(owner, ami)).toMatchObject({ disabled: true, permissions: [] });
    await perform({ image, action: 'AVAILABLE', include: { amis: true } });
    expect(amis.find(owner, ami)).toMatchObject({ disabled: false });
    expect(findImage(store, image)?.status).toBe('AVAILABLE');
  });

  it.each<[string, LaunchPermission[], PlannedImage['except']]>([
    ['is public', [{ Group: 'all' }], { isPublic: true }],
    ['is shared with a named account', [{ UserId: '111122223333' }], { sharedAccounts: ['111122223333'] }],
    ['has a tag', [], { tagMap: { a: 'b' } }],
    ['is in a Region', [], { regions: ['us-east-1'] }],
  ])('spares an AMI that %s, and its image', async (_title, permissions, except) => {
    available(permissions);
    const execution = await perform({ ...whole, except });
    expect(resourcesOf(store, { execution }).map(({ status }) => status)).toEqual(['SKIPPED']);
    expect([findImage(store, image)?.status, amis.list(owner).length, existsSync(artifacts)]).toEqual(['AVAILABLE', 1, true]);
  });

  it('fails for an image that is gone, or that a running build stands on', async () => {
    available();
    const child = image.replace('one', 'two');
    insertResource(owner, { arn: child, kind: 'image', slug: 'two' }, { arn: child });
    insertImage(store, { arn: child, pipeline: undefined, job: JSON.stringify({ parentArtifacts: artifacts }), logGroup: 'group' });
    expect(findExecution(store, await perform(whole))?.status).toBe('FAILED');
    expect([findImage(store, image)?.status, existsSync(artifacts)]).toEqual(['AVAILABLE', true]);
    expect(findExecution(store, await perform({ ...whole, image: image.replace('one', 'none') }))?.status).toBe('FAILED');
  });
});
