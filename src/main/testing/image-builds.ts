import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import type { ImageContents } from '../../contract/index.ts';
import type { RunBuild } from './test-account.ts';

/** What an engine of a test puts into an image. */
export interface Content {
  readonly packages?: ImageContents['packages'];
  readonly changes?: ImageContents['changes'];
  /** Text by path: the contents of files that `changes` lists. */
  readonly texts?: Readonly<Record<string, string>>;
  readonly base?: string;
}

/** An engine whose n-th build leaves the n-th content, in the files that the real engine writes; the last one stays. */
export function makesImages(...contents: readonly Content[]): RunBuild {
  let built = 0;
  return async (job, journal) => {
    const { packages = [], changes = [], texts = {}, base = 'Debian 12' } = contents[Math.min(built++, contents.length - 1)] ?? {};
    journal.status('BUILDING');
    const step = { name: 'ApplyBuildComponents', action: 'ExecuteComponents' };
    const workflow = journal.startWorkflow('BUILD', [step]);
    journal.finishStep(journal.startStep(workflow, { ...step, inputs: {} }), 'COMPLETED', {});
    journal.finishWorkflow(workflow, 'COMPLETED');
    const at = (name: string) => join(job.outputDirectory, name);
    mkdirSync(job.outputDirectory, { recursive: true });
    writeFileSync(at('image.tar'), 'archive');
    writeFileSync(at('layer.tar.gz'), gzipSync(await tarOf(texts)));
    writeFileSync(at('manifest.json'), JSON.stringify({ imageArn: job.imageArn, base, packages, changes }));
    journal.distributor.copy({ artifacts: job.outputDirectory, bytes: 7 }, job.distributions);
    const artifacts = { archive: at('image.tar'), layer: at('layer.tar.gz'), manifest: at('manifest.json') };
    return { status: 'AVAILABLE', artifacts, osVersion: 'Debian 12' };
  };
}

async function tarOf(texts: NonNullable<Content['texts']>): Promise<Buffer> {
  const tar = pack();
  for (const [path, text] of Object.entries(texts)) tar.entry({ name: path.slice(1) }, text);
  tar.finalize();
  return buffer(tar as unknown as Readable); // its types are of another library of streams
}
