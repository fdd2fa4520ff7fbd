// What was acknowledged is there: after SIGKILL at any moment, and after the disk was full.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DescribeLogStreamsCommand,
  paginateDescribeLogStreams,
} from '@aws-sdk/client-cloudwatch-logs';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clientsOf, testKey } from '../../../tests/conformance/fixture/account.ts';
import { type AccountProcess, startAccountProcess } from '../../../tests/conformance/fixture/account-process.ts';

const group = { logGroupName: '/durable' };
let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kiln-durability-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

type Clients = ReturnType<typeof clientsOf>;

async function withProcess<T>(work: (clients: Clients, process: AccountProcess) => Promise<T>): Promise<T> {
  const process = await startAccountProcess(directory);
  const clients = clientsOf(process.account, testKey);
  try {
    return await work(clients, process);
  } finally {
    for (const client of Object.values(clients)) client.destroy();
    await process.kill();
  }
}

interface Filling {
  /** The names of streams that were acknowledged. */
  readonly made: string[];
  error: unknown;
}

/** Makes streams, several at a time, until one cannot be made, or there are enough; `made` grows meanwhile. */
async function fill({ logs }: Clients, prefix: string, { made = [] as string[], most = Number.POSITIVE_INFINITY } = {}): Promise<Filling> {
  const filling: Filling = { made, error: undefined };
  const one = async (lane: number) => {
    for (let count = 0; filling.error === undefined && made.length < most; count++) {
      const logStreamName = `${prefix}-${lane}-${count}-${'x'.repeat(400)}`;
      try {
        await logs.send(new CreateLogStreamCommand({ ...group, logStreamName }));
        made.push(logStreamName);
      } catch (thrown) {
        filling.error = thrown;
      }
    }
  };
  await Promise.all([1, 2, 3, 4].map(one));
  return filling;
}

async function streams({ logs }: Clients): Promise<ReadonlySet<string | undefined>> {
  const names = new Set<string | undefined>();
  for await (const page of paginateDescribeLogStreams({ client: logs }, group))
    for (const stream of page.logStreams ?? []) names.add(stream.logStreamName);
  return names;
}

describe('SIGKILL', () => {
  it('takes nothing along that was acknowledged, whenever it comes, and keeps nobody out', { timeout: 120_000 }, async () => {
    await withProcess(({ logs }) => logs.send(new CreateLogGroupCommand(group)));
    const acknowledged: string[] = [];
    for (let round = 0; round < 5; round++) {
      const made: string[] = [];
      await withProcess(async (clients, process) => {
        const filling = fill(clients, `round-${round}`, { made });
        await vi.waitFor(() => expect(made.length).toBeGreaterThan(round * 9), { timeout: 30_000, interval: 1 });
        await process.kill();
        expect((await filling).error).toBeDefined();
      });
      acknowledged.push(...made);
    }
    const found = await withProcess(streams);
    expect(acknowledged.filter((name) => !found.has(name))).toEqual([]);
  });
});

const mounted = () => spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'kiln', directory]).status === 0;
const mountable = (() => {
  const folder = mkdtempSync(join(tmpdir(), 'kiln-mount-'));
  const works = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'kiln', folder]).status === 0;
  if (works) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true });
  return works;
})();
if (!mountable) console.warn('SKIPPED: this user may not mount a small file system, so a disk that is really full is not shown here.');

describe.skipIf(!mountable)('a full disk', () => {
  it('is told to clients as what passes, loses nothing acknowledged, and is over when there is room', { timeout: 120_000 }, async () => {
    expect(mounted()).toBe(true);
    try {
      const filler = join(directory, 'filler');
      writeFileSync(filler, Buffer.alloc(2 * 1024 * 1024));
      const acknowledged = await withProcess(async (clients) => {
        await clients.logs.send(new CreateLogGroupCommand(group));
        const { made, error } = await fill(clients, 'before');
        expect(error).toMatchObject({ name: 'ServiceUnavailableException', $metadata: { httpStatusCode: 503 } });
        expect(made.length).toBeGreaterThan(0);
        const still = await clients.logs.send(new DescribeLogStreamsCommand({ ...group, limit: 1 }));
        expect(still.logStreams).toHaveLength(1);
        rmSync(filler);
        const after = await fill(clients, 'after', { most: 20 });
        expect(after.error).toBeUndefined();
        return [...made, ...after.made];
      });
      const found = await withProcess(streams);
      expect(acknowledged.filter((name) => !found.has(name))).toEqual([]);
      await withProcess(async (_clients, { account: { endpoint, region } }) => {
        const s3 = new S3Client({ endpoint, region, credentials: testKey, maxAttempts: 1 });
        const put = s3.send(new PutObjectCommand({ Bucket: 'any', Key: 'large', Body: Buffer.alloc(1024) }));
        await expect(put).rejects.toMatchObject({ name: 'ServiceUnavailable' });
        s3.destroy();
      });
      expect(readFileSync(join(directory, 'data', 'refused.log'), 'utf8')).toContain('ServiceUnavailableException');
    } finally {
      spawnSync('umount', [directory]);
    }
  });
});
