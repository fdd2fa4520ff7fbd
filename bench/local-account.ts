import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import { hasLoadGenerator, load } from './account/load.ts';
import { type Emulator, kiln, moto, type Running, start } from './account/servers.ts';
import { logsClient, signed } from './account/signed-request.ts';
import type { Goal } from './goals.ts';
import { median } from './measure.ts';

/** What one server did. */
export interface ServerResult {
  /** From the start of the process to its first answer. */
  readonly coldStartMs: number;
  readonly idleMegabytes: number;
  readonly loadedMegabytes: number;
  readonly getPerSecond: number;
  readonly listPerSecond: number;
  /** Of the AWS SDK for Python, by kind of call. */
  readonly botoMs: Readonly<Record<'get' | 'list' | 'put', number>>;
}

export interface LocalAccountResult {
  readonly kiln: ServerResult;
  readonly moto: ServerResult;
}

const GROUPS = 20;
const EVENTS = 10;
const CONCURRENCY = 10;

/** Kiln's local account beside moto's server under the same requests of CloudWatch Logs; undefined, and said so, without its peer. */
export async function benchLocalAccount({ quick }: { quick: boolean }): Promise<LocalAccountResult | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'kiln-bench-'));
  try {
    const peer = moto(folder);
    if (!peer) return skipped('moto is not installed for python3 (pip install "moto[server]")');
    if (!hasLoadGenerator) return skipped('ab is not installed (Debian: apt-get install apache2-utils)');
    const own = kiln(join(folder, 'data'));
    const starts = await coldStarts([own, peer], quick ? 3 : 9);
    const running = [await start(own), await start(peer)] as const;
    try {
      const [ours, theirs] = await loads(running, quick);
      return { kiln: { ...ours, coldStartMs: starts[0] }, moto: { ...theirs, coldStartMs: starts[1] } };
    } finally {
      for (const server of running) await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function skipped(why: string): undefined {
  console.log(`\nlocal account: SKIPPED, ${why}`);
}

/** Starts each some times, in turns; the first time, when folders are made and caches are cold, is not counted. */
async function coldStarts(emulators: readonly [Emulator, Emulator], rounds: number): Promise<readonly [number, number]> {
  const times: readonly [number[], number[]] = [[], []];
  for (let round = 0; round <= rounds; round++) {
    for (const [index, emulator] of emulators.entries()) {
      const server = await start(emulator);
      if (round > 0) times[index]?.push(server.startedAfterMs);
      await server.stop();
    }
  }
  return [median(times[0]), median(times[1])];
}

type Loaded = Omit<ServerResult, 'coldStartMs'>;

async function loads(servers: readonly [Running, Running], quick: boolean): Promise<readonly [Loaded, Loaded]> {
  for (const server of servers) await fill(server);
  const idle = servers.map((server) => server.megabytes());
  const boto = botoCalls(servers, quick ? 60 : 300);
  const perSecond = [[], []] as [{ get: number; list: number }[], { get: number; list: number }[]];
  // Kiln comes round so much sooner that it gets more to do.
  const amounts = quick ? [4000, 400] : [20_000, 1500];
  for (let round = 0; round < (quick ? 1 : 3); round++) {
    for (const [index, server] of servers.entries()) {
      const amount = { requests: amounts[index] ?? 0, concurrency: CONCURRENCY };
      const get = await load(await signed(server, getEvents), amount);
      const list = await load(await signed(server, listGroups), amount);
      if (round > 0 || quick) perSecond[index]?.push({ get, list });
    }
  }
  const loaded = (index: 0 | 1): Loaded => ({
    idleMegabytes: idle[index] ?? Number.NaN,
    loadedMegabytes: servers[index].megabytes(),
    getPerSecond: median(perSecond[index].map(({ get }) => get)),
    listPerSecond: median(perSecond[index].map(({ list }) => list)),
    botoMs: boto[index] ?? { get: Number.NaN, list: Number.NaN, put: Number.NaN },
  });
  return [loaded(0), loaded(1)];
}

const getEvents = new logs.GetLogEventsCommand({ logGroupName: 'bench', logStreamName: 'stream', limit: EVENTS });
const listGroups = new logs.DescribeLogGroupsCommand({ limit: 50 });

async function fill(server: Running): Promise<void> {
  const client = logsClient(server);
  for (let count = 0; count < GROUPS; count++) await client.send(new logs.CreateLogGroupCommand({ logGroupName: `bench-${count}` }));
  await client.send(new logs.CreateLogGroupCommand({ logGroupName: 'bench' }));
  for (const logStreamName of ['stream', 'written']) {
    await client.send(new logs.CreateLogStreamCommand({ logGroupName: 'bench', logStreamName }));
  }
  const logEvents = Array.from({ length: EVENTS }, (_, index) => ({ timestamp: Date.now(), message: `line ${index} of a few` }));
  await client.send(new logs.PutLogEventsCommand({ logGroupName: 'bench', logStreamName: 'stream', logEvents }));
  client.destroy();
}

function botoCalls(servers: readonly Running[], count: number): readonly ServerResult['botoMs'][] {
  const contestants = servers.map(({ endpoint, key }) => `${endpoint}=${key.accessKeyId}=${key.secretAccessKey}`);
  const script = join(import.meta.dirname, 'account/boto-calls.py');
  const lines = execFileSync('python3', [script, `${count}`, ...contestants], { encoding: 'utf8' })
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line));
}

export function printLocalAccount({ kiln: ours, moto: theirs }: LocalAccountResult): void {
  const row = (name: string, { coldStartMs, idleMegabytes, loadedMegabytes, getPerSecond, listPerSecond, botoMs }: ServerResult) => {
    const figures = [coldStartMs, idleMegabytes, loadedMegabytes, getPerSecond, listPerSecond].map((figure) =>
      figure.toFixed(0).padStart(8),
    );
    const calls = [botoMs.get, botoMs.list, botoMs.put].map((figure) => figure.toFixed(2).padStart(7));
    console.log([name.padEnd(14), ...figures, ...calls].join('  '));
  };
  console.log('\nlocal account   start ms   idle MB  loaded MB   get 1/s   list 1/s  get, list, put through botocore ms');
  row('kiln', ours);
  row('moto', theirs);
}

export function goalsOfLocalAccount({ kiln: ours, moto: theirs }: LocalAccountResult): readonly Goal[] {
  const calls = ['get', 'list', 'put'] as const;
  const share = median(calls.map((call) => ours.botoMs[call] / theirs.botoMs[call]));
  return [
    {
      what: "local account: get, times moto's requests per second",
      measured: ours.getPerSecond / theirs.getPerSecond,
      wanted: 15,
      is: 'at least',
    },
    {
      what: "local account: list, times moto's requests per second",
      measured: ours.listPerSecond / theirs.listPerSecond,
      wanted: 15,
      is: 'at least',
    },
    { what: 'local account: a call through botocore × moto', measured: share, wanted: 0.6, is: 'at most' },
    { what: 'local account: cold start × moto', measured: ours.coldStartMs / theirs.coldStartMs, wanted: 0.1, is: 'at most' },
    { what: 'local account: memory under load × moto', measured: ours.loadedMegabytes / theirs.loadedMegabytes, wanted: 1, is: 'at most' },
  ];
}
