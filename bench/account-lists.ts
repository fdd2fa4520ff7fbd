import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as imagebuilder from '@aws-sdk/client-imagebuilder';
import { BUILDS, COMPONENTS, copyTemplates, makeTemplates } from './account/many-resources.ts';
import { kiln, type Running, start } from './account/servers.ts';
import { region } from './account/signed-request.ts';
import type { Goal } from './goals.ts';
import { median } from './measure.ts';

export interface ListResult {
  readonly list: string;
  /** Of one page, as the client sees it; the median over pages at the beginning, the middle and the end. */
  readonly milliseconds: number;
}

/** The client itself takes its time: a page of 25 is measured beside a call that does next to nothing. */
export interface ListResults {
  readonly smallCallMs: number;
  readonly lists: readonly ListResult[];
}

/** Pages of an account with 10,000 components and 50,000 builds of images. */
export async function benchAccountLists({ quick }: { quick: boolean }): Promise<ListResults> {
  const folder = mkdtempSync(join(tmpdir(), 'kiln-bench-'));
  try {
    const data = join(folder, 'data');
    const first = await start(kiln(data));
    const templates = await makeTemplates(first);
    await first.stop();
    copyTemplates(data, templates);
    const server = await start(kiln(data));
    try {
      return await measureLists(server, quick ? 5 : 25);
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Page = { readonly nextToken?: string | undefined };

async function measureLists(server: Running, rounds: number): Promise<ListResults> {
  const client = new imagebuilder.ImagebuilderClient({ endpoint: server.endpoint, region, credentials: server.key });
  const versionArn = `arn:aws:imagebuilder:${region}:000000000000:image/image-1900/1.0.0`;
  const named = [{ name: 'name', values: ['image-1900'] }];
  const lists: readonly (readonly [string, (page: Page) => Promise<Page>])[] = [
    ['ListComponents', (page) => client.send(new imagebuilder.ListComponentsCommand(page))],
    ['ListComponents by name', (page) => client.send(new imagebuilder.ListComponentsCommand({ ...page, byName: true }))],
    ['ListImages', (page) => client.send(new imagebuilder.ListImagesCommand(page))],
    ['ListImages of one name', (page) => client.send(new imagebuilder.ListImagesCommand({ ...page, filters: named }))],
    ['ListImageBuildVersions', (page) => client.send(new imagebuilder.ListImageBuildVersionsCommand(page))],
    [
      'ListImageBuildVersions of one',
      (page) => client.send(new imagebuilder.ListImageBuildVersionsCommand({ ...page, imageVersionArn: versionArn })),
    ],
  ];
  const small = () => client.send(new imagebuilder.ListTagsForResourceCommand({ resourceArn: versionArn.replace('1.0.0', '1.0.0/1') }));
  try {
    const smallCallMs = median(await timed(rounds + 10, small)); // the first calls warm up the client
    const results: ListResult[] = [];
    for (const [list, ask] of lists) results.push({ list, milliseconds: await timePages(ask, rounds) });
    return { smallCallMs, lists: results };
  } finally {
    client.destroy();
  }
}

/** Follows the tokens for some pages, which are neither the first nor cheap for being so. */
async function timePages(ask: (page: Page) => Promise<Page>, rounds: number): Promise<number> {
  let page: Page = {};
  const times = await timed(rounds, async () => {
    const { nextToken } = await ask(page);
    page = nextToken === undefined ? {} : { nextToken };
  });
  return median(times);
}

async function timed(rounds: number, call: () => Promise<unknown>): Promise<readonly number[]> {
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const begin = performance.now();
    await call();
    times.push(performance.now() - begin);
  }
  return times;
}

export function printAccountLists({ smallCallMs, lists }: ListResults): void {
  console.log(`\nlists of ${COMPONENTS} components and ${BUILDS} builds, a page of 25 through the SDK`.padEnd(70), 'ms');
  for (const { list, milliseconds } of [{ list: '(a call that reads no list)', milliseconds: smallCallMs }, ...lists]) {
    console.log(`  ${list.padEnd(66)}  ${milliseconds.toFixed(1)}`);
  }
}

export function goalsOfAccountLists({ smallCallMs, lists }: ListResults): readonly Goal[] {
  return lists.map(({ list, milliseconds }) => ({
    what: `a page of ${list}, ms beyond a small call`,
    measured: Math.max(milliseconds - smallCallMs, 0),
    wanted: 5,
    is: 'at most',
  }));
}
