// The store of blobs against a model: whatever happens in whatever order, what is needed is whole and everything else goes.
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { systemClock } from '../clock.ts';
import { amis, registerAmi, snapshots } from '../ec2/ami-records.ts';
import { openStore, type Store } from '../store/store.ts';
import { collectGarbage } from './collect-garbage.ts';
import { type Deposit, openDeposit } from './deposit.ts';
import { openArtifacts } from './open-artifacts.ts';
import { type ArtifactPlace, blobFile, blobsFolder, incomingFolder } from './place.ts';
import { artifactsIn, usedBytes } from './rows.ts';

/** The contents that all images are made of: few, so that images share them. */
const contents = ['alpha', 'beta', 'gamma', 'delta'].map((word) => Buffer.from(word.repeat(50)));
const digestOf = (bytes: Buffer) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

interface Image {
  /** By name, as committed. */
  readonly files: Map<string, Buffer>;
  ami: boolean;
  snapshot: boolean;
}

interface World {
  readonly directory: string;
  readonly store: Store;
  place: ArtifactPlace;
  readonly images: Map<number, Image>;
  readonly open: Map<number, { readonly deposit: Deposit; readonly files: Map<string, Buffer> }>;
}

const arnOf = (number: number) => `arn:aws:imagebuilder:us-east-1:000000000000:image/i${number}/1.0.0/1`;
const folderOf = ({ directory }: World, number: number) => join(directory, 'images', `i${number}`);
const amiOf = (number: number) => `ami-${number}`;
const ownerIn = ({ store }: World) => ({ store, accountId: '000000000000', region: 'us-east-1' });

type Command = (world: World) => Promise<void>;

const imageNumber = fc.integer({ min: 0, max: 3 });

const begin = imageNumber.map(
  (number): Command =>
    async (world) => {
      if (world.open.has(number) || world.images.has(number)) return;
      const deposit = await openDeposit(world.place, { image: arnOf(number), folder: folderOf(world, number) });
      world.open.set(number, { deposit, files: new Map() });
    },
);

const put = fc.record({ number: imageNumber, content: fc.nat(contents.length - 1), meanwhile: fc.boolean() }).map(
  ({ number, content, meanwhile }): Command =>
    async (world) => {
      const under = world.open.get(number);
      const bytes = contents[content];
      if (!under || !bytes) return;
      const name = `oci/blobs/${content}`;
      // The collector may come at any await of the deposit.
      await Promise.all([under.deposit.bytes({ name, kind: 'content' }, bytes), meanwhile ? collectGarbage(world.place) : undefined]);
      under.files.set(name, bytes);
    },
);

const commit = imageNumber.map(
  (number): Command =>
    async (world) => {
      const under = world.open.get(number);
      if (!under) return;
      world.store.transaction(() => {
        under.deposit.commit();
        const system = { architecture: 'x86_64', platform: 'Linux', created: '2026-01-01T00:00:00Z', bytes: 1 };
        registerAmi(ownerIn(world), { id: amiOf(number), name: amiOf(number), artifacts: folderOf(world, number), ...system });
      });
      await under.deposit.close();
      world.open.delete(number);
      world.images.set(number, { files: under.files, ami: true, snapshot: true });
    },
);

const abandon = imageNumber.map(
  (number): Command =>
    async (world) => {
      await world.open.get(number)?.deposit.close();
      world.open.delete(number);
    },
);

const deregister = imageNumber.map(
  (number): Command =>
    async (world) => {
      const image = world.images.get(number);
      if (!image?.ami) return;
      amis.remove(ownerIn(world), amiOf(number));
      image.ami = false;
    },
);

const deleteSnapshot = imageNumber.map(
  (number): Command =>
    async (world) => {
      const image = world.images.get(number);
      if (!image?.snapshot || image.ami) return;
      for (const { id, body } of snapshots.list(ownerIn(world))) if (body.amiId === amiOf(number)) snapshots.remove(ownerIn(world), id);
      image.snapshot = false;
    },
);

const collect = fc.constant<Command>(async ({ place }) => void (await collectGarbage(place)));

/** The process ends and another one begins: what it held in its memory is gone, what lay on the disk is not. */
const crash = fc.constant<Command>(async (world) => {
  world.open.clear();
  world.place = openArtifacts({ store: world.store, clock: systemClock, dataDirectory: world.directory });
});

const commands = fc.array(fc.oneof(begin, put, put, put, commit, commit, abandon, deregister, deleteSnapshot, collect, crash), {
  maxLength: 40,
});

const isNeeded = ({ ami, snapshot }: Image) => ami || snapshot;

function checkImages(world: World): void {
  for (const [number, image] of world.images) {
    if (!isNeeded(image)) continue;
    for (const [name, bytes] of image.files) {
      expect(readFileSync(join(folderOf(world, number), name))).toEqual(bytes);
      expect(readFileSync(blobFile(world.place, digestOf(bytes)))).toEqual(bytes);
    }
  }
}

/** After a new start and one collection the disk holds what images need, once, and nothing else. */
function checkDisk(world: World): void {
  const needed = [...world.images].filter(([, image]) => isNeeded(image));
  const blobs = new Map(needed.flatMap(([, { files }]) => [...files.values()].map((bytes) => [digestOf(bytes), bytes] as const)));
  expect(readdirSync(blobsFolder(world.place)).sort()).toEqual([...blobs.keys()].map((digest) => digest.slice('sha256:'.length)).sort());
  expect(readdirSync(incomingFolder(world.place))).toEqual([]);
  expect(usedBytes(world.store)).toBe([...blobs.values()].reduce((sum, { length }) => sum + length, 0));
  for (const [number, image] of world.images) {
    if (isNeeded(image)) continue;
    expect(existsSync(folderOf(world, number))).toBe(false);
    expect(artifactsIn(world.store, folderOf(world, number))).toEqual([]);
  }
}

it('keeps what is referenced and frees the rest, in any order of puts, commits, deletions, collections and crashes', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(commands, async (course) => {
      const directory = mkdtempSync(join(tmpdir(), 'kiln-blobs-'));
      const store = openStore(directory);
      const place = openArtifacts({ store, clock: systemClock, dataDirectory: directory });
      const world: World = { directory, store, place, images: new Map(), open: new Map() };
      try {
        for (const step of course) {
          await step(world);
          checkImages(world);
        }
        world.place = openArtifacts({ store, clock: systemClock, dataDirectory: directory });
        await collectGarbage(world.place);
        checkImages(world);
        checkDisk(world);
      } finally {
        store.close();
        rmSync(directory, { recursive: true });
      }
    }),
    { numRuns: 60 },
  );
});
