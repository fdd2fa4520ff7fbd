import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { registerAmi } from '../ec2/ami-records.ts';
import { collectGarbage } from './collect-garbage.ts';
import { damagedBlobs, verifyContent } from './damage.ts';
import { type Deposit, openDeposit } from './deposit.ts';
import { exportDisk } from './export-disk.ts';
import { DamagedBlobError, QuotaExceededError } from './faults.ts';
import { type ArtifactPlace, blobFile, incomingFolder } from './place.ts';
import { allBlobs, usedBytes } from './rows.ts';
import { temporaryArtifacts } from './test-kit.ts';

const content = { name: 'layer.tar.gz', kind: 'content' } as const;

/** An image of one blob, with an AMI on it. */
async function image(place: ArtifactPlace, name: string, fill: (deposit: Deposit) => Promise<unknown>): Promise<string> {
  const folder = join(place.directory, '..', 'images', name);
  const deposit = await openDeposit(place, { image: `arn:aws:imagebuilder:us-east-1:000000000000:image/${name}/1.0.0/1`, folder });
  try {
    await fill(deposit);
    deposit.commit();
  } finally {
    await deposit.close();
  }
  const system = { architecture: 'x86_64', platform: 'Linux', created: '2026-01-01T00:00:00Z', bytes: 1 };
  registerAmi(
    { store: place.store, accountId: '000000000000', region: 'us-east-1' },
    { id: `ami-${name}`, name, artifacts: folder, ...system },
  );
  return folder;
}

function damage(file: string): void {
  chmodSync(file, 0o644);
  writeFileSync(file, 'something else');
}

it('a damaged blob is not used: the error names it and its images, and its file is set aside', async () => {
  const place = temporaryArtifacts();
  const folder = await image(place, 'web', (deposit) => deposit.bytes(content, 'a layer'));
  await verifyContent(place, folder);
  const [blob] = allBlobs(place.store);
  const file = blobFile(place, blob?.digest ?? '');
  damage(file);
  const error = await verifyContent(place, folder).catch((fault: unknown) => fault);
  if (!(error instanceof DamagedBlobError)) throw error;
  expect(error.damage).toMatchObject({ digest: blob?.digest, images: [expect.stringContaining(':image/web/1.0.0/1')] });
  expect(error.message).toContain(blob?.digest);
  expect(readFileSync(error.damage.setAside ?? '', 'utf8')).toBe('something else');
  expect(existsSync(file)).toBe(false);
  expect(damagedBlobs(place)).toEqual([{ digest: blob?.digest, images: error.damage.images }]);
});

it('damage stays known, is not collected as garbage, and ends an export', async () => {
  const place = temporaryArtifacts();
  const folder = await image(place, 'web', (deposit) => deposit.bytes(content, 'a layer'));
  const [blob] = allBlobs(place.store);
  rmSync(blobFile(place, blob?.digest ?? ''));
  const file = join(folder, '..', 'out', 'web.tar');
  await expect(exportDisk(place, { artifacts: folder, format: 'OCI', file })).rejects.toThrow(DamagedBlobError);
  await collectGarbage(place);
  expect(damagedBlobs(place)).toHaveLength(1);
  await expect(verifyContent(place, folder)).rejects.toThrow(DamagedBlobError);
  expect(existsSync(file)).toBe(false);
});

it('the same content, built again, takes the place of what is damaged', async () => {
  const place = temporaryArtifacts();
  const first = await image(place, 'first', (deposit) => deposit.bytes(content, 'a layer'));
  damage(blobFile(place, allBlobs(place.store)[0]?.digest ?? ''));
  await expect(verifyContent(place, first)).rejects.toThrow(DamagedBlobError);
  await image(place, 'second', (deposit) => deposit.bytes(content, 'a layer'));
  expect(damagedBlobs(place)).toEqual([]);
  await verifyContent(place, first);
});

it('a file that is not what its digest says is not taken in', async () => {
  const place = temporaryArtifacts();
  const file = join(place.directory, '..', 'cached.tar.gz');
  writeFileSync(file, 'a base');
  const digest = `sha256:${'a'.repeat(64)}`;
  await expect(image(place, 'web', (deposit) => deposit.shared(content, file, digest))).rejects.toThrow(digest);
  expect(allBlobs(place.store)).toEqual([]);
});

it('names and digests of others lead nowhere else', async () => {
  const place = temporaryArtifacts();
  for (const name of ['../x', '/etc/x', 'a/../../x', ''])
    await expect(image(place, 'web', (deposit) => deposit.bytes({ name, kind: 'content' }, 'x'))).rejects.toThrow('no name of an artifact');
  for (const digest of ['sha256:../../x', 'sha256:', 'md5:00', `sha256:${'A'.repeat(64)}`])
    expect(() => blobFile(place, digest)).toThrow('no sha256 digest');
});

it('more than the quota is refused before it is written, and what is there stays', async () => {
  const place = temporaryArtifacts({ quota: 1000 });
  const folder = await image(place, 'small', (deposit) => deposit.bytes(content, 'x'.repeat(600)));
  await expect(image(place, 'large', (deposit) => deposit.bytes(content, 'y'.repeat(600)))).rejects.toThrow(QuotaExceededError);
  await collectGarbage(place);
  expect(usedBytes(place.store)).toBe(600);
  await verifyContent(place, folder);
});

it('content that is there already needs no further room', async () => {
  const place = temporaryArtifacts({ quota: 700 });
  const bytes = 'x'.repeat(600);
  await image(place, 'first', (deposit) => deposit.bytes(content, bytes));
  const file = join(place.directory, '..', 'again.tar.gz');
  writeFileSync(file, bytes);
  await image(place, 'second', (deposit) => deposit.shared(content, file, allBlobs(place.store)[0]?.digest ?? ''));
  expect(usedBytes(place.store)).toBe(600);
  expect(incomingFolder(place)).toSatisfy(existsSync);
});
