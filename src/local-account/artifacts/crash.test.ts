// Processes that are killed while they write blobs and while they collect garbage.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../clock.ts';
import { openStore } from '../store/store.ts';
import { collectGarbage } from './collect-garbage.ts';
import { verifyContent } from './damage.ts';
import { openArtifacts } from './open-artifacts.ts';
import { blobsFolder, incomingFolder } from './place.ts';
import { allBlobs, artifactsIn, owners } from './rows.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kiln-crash-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const here = (file: string) => JSON.stringify(join(import.meta.dirname, file));

const prologue = `
  import { openStore } from ${here('../store/store.ts')};
  import { openArtifacts } from ${here('open-artifacts.ts')};
  import { openDeposit } from ${here('deposit.ts')};
  import { collectGarbage } from ${here('collect-garbage.ts')};
  import { registerAmi, amis, snapshots } from ${here('../ec2/ami-records.ts')};
  import { randomBytes } from 'node:crypto';
  import { join } from 'node:path';
  const dataDirectory = process.argv[1];
  const store = openStore(dataDirectory);
  const place = openArtifacts({ store, clock: { now: () => new Date() }, dataDirectory });
  const owner = { store, accountId: '000000000000', region: 'us-east-1' };
  const shared = Buffer.alloc(300_000, 7);
  let last = 0;
  async function put() {
    const name = process.pid + '-' + (last += 1);
    const folder = join(dataDirectory, 'images', name);
    const deposit = await openDeposit(place, { image: 'arn:aws:imagebuilder:us-east-1:000000000000:image/' + name + '/1.0.0/1', folder });
    await deposit.bytes({ name: 'base', kind: 'content' }, shared);
    await deposit.bytes({ name: 'layer', kind: 'content' }, randomBytes(700_000));
    store.transaction(() => {
      deposit.commit();
      registerAmi(owner, { id: 'ami-' + name, name, artifacts: folder, architecture: 'x86_64', platform: 'Linux', created: '', bytes: 1 });
    });
    await deposit.close();
    return folder;
  }
`;

/** Keeps writing images; tells of each that it has committed. */
const writing = `${prologue} console.log('ready'); for (;;) console.log(await put());`;

/** Writes images, lets go of all but the first, and collects; again and again. */
const collecting = `${prologue}
  for (;;) {
    const folders = [];
    for (let i = 0; i < 6; i += 1) folders.push(await put());
    store.transaction(() => {
      for (const { id, body } of amis.list(owner)) if (body.artifacts !== folders[0]) amis.remove(owner, id);
      for (const { id, body } of snapshots.list(owner)) if (body.artifacts !== folders[0]) snapshots.remove(owner, id);
    });
    console.log(folders[0]);
    await collectGarbage(place);
  }`;

/** Runs a script until it has told a line and \`ms\` more have passed, and kills it; answers the lines. */
async function kill(script: string, ms: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  const lines: string[] = [];
  const output = createInterface({ input: child.stdout });
  const began = once(output, 'line');
  output.on('line', (line) => lines.push(line));
  await Promise.race([began, ended]);
  await delay(ms);
  child.kill('SIGKILL');
  await ended;
  return lines;
}

/** Moments after the first word, spread over what one round takes. */
const moments = [0, 3, 7, 12, 18, 25, 40, 60];

describe('a process that is killed', () => {
  it.each([
    ['writes blobs', writing, false],
    ['collects garbage', collecting, true],
  ] as const)(
    'while it %s loses nothing that was acknowledged, and leaves nothing for ever',
    { timeout: 120_000 },
    async (_, script, onlyLast) => {
      for (const ms of moments) {
        const told = (await kill(script, ms)).filter((line) => line !== 'ready');
        expect(told.length + (onlyLast ? 0 : 1)).toBeGreaterThan(0);
        const store = openStore(directory);
        const place = openArtifacts({ store, clock: systemClock, dataDirectory: directory });
        const needed = onlyLast ? told.slice(-1) : told;
        for (const folder of needed) {
          expect(artifactsIn(store, folder).map(({ name }) => name)).toEqual(['base', 'layer']);
          await verifyContent(place, folder);
        }
        await collectGarbage(place);
        for (const folder of needed) {
          await verifyContent(place, folder);
          expect(existsSync(join(folder, 'layer'))).toBe(true);
        }
        expect(readdirSync(blobsFolder(place)).length).toBe(allBlobs(store).length);
        expect(readdirSync(incomingFolder(place))).toEqual([]);
        expect(new Set(owners(store).map(({ folder }) => folder)).size).toBe(allBlobs(store).length - (allBlobs(store).length > 0 ? 1 : 0));
        store.close();
      }
    },
  );
});
