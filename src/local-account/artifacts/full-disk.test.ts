// A disk that is really full: a small one in memory, which only the process that is tested sees.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kiln-full-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const here = (file: string) => JSON.stringify(join(import.meta.dirname, file));
const inNamespace = (script: string) => ['unshare', ['--user', '--map-root-user', '--mount', '/bin/sh', '-c', script]] as const;

const canMount = spawnSync(...inNamespace('mount -t tmpfs tmpfs /mnt')).status === 0;
if (!canMount) console.warn('SKIPPED: no disk is really full here: this machine gives no mount namespaces');

const script = `
  import { readdirSync, writeFileSync } from 'node:fs';
  import { join } from 'node:path';
  import { openStore } from ${here('../store/store.ts')};
  import { openArtifacts } from ${here('open-artifacts.ts')};
  import { openDeposit } from ${here('deposit.ts')};
  import { putLayers } from ${here('put-image.ts')};
  import { registerAmi } from ${here('../ec2/ami-records.ts')};
  import { incomingFolder } from ${here('place.ts')};
  import { allBlobs } from ${here('rows.ts')};
  const dataDirectory = process.argv[1];
  const store = openStore(dataDirectory);
  const place = openArtifacts({ store, clock: { now: () => new Date() }, dataDirectory });
  const told = [];
  async function attempt(name, fill) {
    const deposit = await openDeposit(place, { image: name, folder: join(dataDirectory, 'images', name) });
    try {
      await fill(deposit);
      deposit.commit();
      told.push('done');
    } catch (error) {
      told.push(error.name);
    } finally {
      await deposit.close();
    }
  }
  const content = { name: 'layer', kind: 'content' };
  await attempt('small', (deposit) => deposit.bytes(content, Buffer.alloc(1024 ** 2)));
  const system = { architecture: 'x86_64', platform: 'Linux', created: '', bytes: 1, artifacts: join(dataDirectory, 'images', 'small') };
  registerAmi({ store, accountId: '000000000000', region: 'us-east-1' }, { id: 'ami-1', name: 'small', ...system });
  await attempt('large', (deposit) => deposit.bytes(content, Buffer.alloc(60 * 1024 ** 2, 1)));
  const exportLayers = async (folder) => writeFileSync(join(folder, 'layer.tar.gz'), Buffer.alloc(200 * 1024 ** 2, 2));
  await attempt('endless', (deposit) => putLayers(place, deposit, { exportLayers }));
  store.statement("INSERT INTO build_number VALUES ('a', 'b', 'image', 'written', '1.0.0', 1)").run();
  console.log(JSON.stringify({ told, blobs: allBlobs(store).length, incoming: readdirSync(incomingFolder(place)) }));
  store.close();`;

it.skipIf(!canMount)('fails the image that finds no room, says why, and leaves room to write that down', { timeout: 60_000 }, () => {
  const command = `mount -t tmpfs -o size=96m tmpfs "$1" && exec "$2" --input-type=module -e "$3" "$1"`;
  const [tool, args] = inNamespace(command);
  const { stdout, stderr } = spawnSync(tool, [...args, 'sh', directory, process.execPath, script], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({ told: ['done', 'DiskFullError', 'DiskFullError'], blobs: 1, incoming: [] });
});
