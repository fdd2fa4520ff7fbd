import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemClock } from '../clock.ts';
import { amis, registerAmi, snapshots } from '../ec2/ami-records.ts';
import { openStore, type Store, StoreInUseError } from '../store/store.ts';
import { collectArtifacts } from './collect-offline.ts';
import { openDeposit } from './deposit.ts';
import { openArtifacts } from './open-artifacts.ts';
import type { ArtifactPlace } from './place.ts';
import { artifactsIn } from './rows.ts';

let directory: string;
let store: Store;
let place: ArtifactPlace;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kiln-gc-'));
  open();
});
afterEach(() => {
  store.close();
  rmSync(directory, { recursive: true });
});

function open(): void {
  store = openStore(directory);
  place = openArtifacts({ store, clock: systemClock, dataDirectory: directory });
}

async function collect(options?: Parameters<typeof collectArtifacts>[1]) {
  store.close();
  const collected = await collectArtifacts(directory, options);
  open();
  return collected;
}

/** A build of the image `web` that consists of one layer and has an archive, with an AMI on it in this account. */
async function build(number: number, accountId = '000000000000'): Promise<string> {
  const folder = join(directory, 'images', String(number));
  const image = `arn:aws:imagebuilder:us-east-1:000000000000:image/web/1.0.0/${number}`;
  const deposit = await openDeposit(place, { image, folder });
  await deposit.bytes({ name: 'layer.tar.gz', kind: 'content' }, `layer ${number}`);
  await deposit.bytes({ name: 'manifest.json', kind: 'facts' }, '{}');
  await deposit.copy('image.tar', async (file) => writeFileSync(file, 'x'.repeat(8192)));
  deposit.commit();
  await deposit.close();
  const system = { architecture: 'x86_64', platform: 'Linux', created: '2026-01-01T00:00:00Z', bytes: 1 };
  registerAmi({ store, accountId, region: 'eu-west-1' }, { id: `ami-${number}`, name: `web ${number}`, artifacts: folder, ...system });
  return folder;
}

const namesIn = (folder: string) => artifactsIn(store, folder).map(({ name }) => name);

it('gives up the archives of all builds of an image but the newest; their layers stay', async () => {
  const [first, second] = [await build(1), await build(2)];
  await collect();
  expect([namesIn(first), namesIn(second)]).toEqual([
    ['layer.tar.gz', 'manifest.json'],
    ['image.tar', 'layer.tar.gz', 'manifest.json'],
  ]);
  expect([existsSync(join(first, 'image.tar')), existsSync(join(first, 'layer.tar.gz'))]).toEqual([false, true]);
  await collect({ copies: 'all' });
  expect(existsSync(join(second, 'image.tar'))).toBe(false);
});

it('keeps what an AMI or a snapshot of any account stands on, and nothing after both', async () => {
  const folder = await build(1, '111122223333');
  const owner = () => ({ store, accountId: '111122223333', region: 'eu-west-1' });
  amis.remove(owner(), 'ami-1');
  expect((await collect()).images).toEqual([]);
  for (const { id } of snapshots.list(owner())) snapshots.remove(owner(), id);
  expect(await collect()).toMatchObject({ images: [expect.stringContaining('image/web/1.0.0/1')], used: 0, damaged: [] });
  expect(existsSync(folder)).toBe(false);
});

it('is left to the process that serves the folder', async () => {
  await expect(collectArtifacts(directory)).rejects.toThrow(StoreInUseError);
});
