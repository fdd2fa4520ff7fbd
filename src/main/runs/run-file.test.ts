import { homedir } from 'node:os';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { RunRecord } from '../../contract/index.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { openRuns } from './registry.ts';
import { exportRun, openRunFile } from './run-file.ts';

const time = '2026-11-21T10:00:00.000Z';
const secret = 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY';

async function registry() {
  const report = (error: unknown) => {
    throw error;
  };
  const runs = await openRuns({ folder: temporaryFolder(), now: () => new Date(time), report });
  onTestFinished(() => runs.close());
  return runs;
}

async function exported() {
  const runs = await registry();
  const run = runs.begin(
    {
      origin: 'aws-build',
      file: 'recipes/web.yaml',
      root: '/srv/images',
      title: 'web.yaml',
      connection: { id: 'prod', region: 'eu-west-1' },
    },
    () => {},
  );
  run.step({
    ...{ id: 's', stage: 'BUILDING', component: 'web', phase: 'build', name: 'Install', state: 'failed', attempt: 1, startedAt: time },
    inputs: { commands: [`cat ${homedir()}/x`], password: 'hunter22' },
    source: { path: 'components/web.yaml', range: { start: { line: 1, character: 2 }, end: { line: 1, character: 4 } } },
  });
  run.log([
    { time, stream: 'stdout', stepId: 's', text: `export AWS_SECRET_ACCESS_KEY=${secret} AKIAIOSFODNN7EXAMPLE` },
    { time, stream: 'system', from: 'kiln', text: 'reading /srv/images/components/web.yaml and /data/kiln/runs' },
    { time, stream: 'stderr', text: 'curl https://me:opensesame@example.com/?X-Amz-Signature=0123456789abcdef' },
  ]);
  run.update({
    state: 'failed',
    finishedAt: time,
    failure: { step: 'Install', message: 'it failed', lines: ['one'], advice: 'Mend it.' },
    artifacts: [
      { type: 'layer', path: '/data/kiln/images/layer.tar' },
      { type: 'ami', path: 'ami-1', region: 'eu-west-1', account: '000000000000' },
    ],
  });
  const file = await buffer(exportRun(runs, run.id, '/data/kiln'));
  return { file, text: gunzipSync(file).toString('utf8') };
}

const open = async (content: Buffer) => {
  const runs = await registry();
  return { runs, id: await openRunFile(runs, Readable.from([content])) };
};

describe('a run as a file', () => {
  test('is opened elsewhere as it was, to be read and nothing more', async () => {
    const { runs, id } = await open((await exported()).file);
    expect(await runs.record(id)).toMatchObject({
      ...{ id, imported: true, root: '', file: 'recipes/web.yaml', title: 'web.yaml', state: 'failed' },
      steps: [{ name: 'Install', source: { path: 'components/web.yaml' } }],
      failure: { step: 'Install', message: 'it failed' },
      artifacts: [{ path: 'layer.tar' }, { path: 'ami-1', account: '000000000000' }],
    });
    expect((await runs.log(id, 0, 10)).map(({ index, stream, stepId, from }) => ({ index, stream, stepId, from }))).toEqual([
      { index: 0, stream: 'stdout', stepId: 's', from: undefined },
      { index: 1, stream: 'system', stepId: undefined, from: 'kiln' },
      { index: 2, stream: 'stderr', stepId: undefined, from: undefined },
    ]);
    expect(runs.find({ text: 'install failed', offset: 0, limit: 10 }).total).toBe(1);
  });

  test('holds no secret, and no folder of this machine', async () => {
    const { text } = await exported();
    for (const told of [
      secret,
      'AKIAIOSFODNN7EXAMPLE',
      'opensesame',
      '0123456789abcdef',
      'hunter22',
      homedir(),
      '/srv/images',
      '/data/kiln',
    ])
      expect(text).not.toContain(told);
    expect(text).toContain('reading workspace/components/web.yaml and kiln/runs');
    expect(text).toContain('AWS_SECRET_ACCESS_KEY=•••');
  });

  const packed = (...lines: readonly unknown[]) =>
    gzipSync(lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  const head = { format: 'kilnrun', version: 1 };
  const record: Omit<RunRecord, 'id'> = {
    ...{ origin: 'rehearsal', file: 'a.yaml', root: '', title: 'a', state: 'running', startedAt: time },
    ...{ notes: [], steps: [], changes: [], artifacts: [] },
  };

  test.each([
    ['is no packed file', Buffer.from('hello'), /damaged, or no packed file/],
    ['is cut off', gzipSync(JSON.stringify(head)).subarray(0, 12), /damaged, or no packed file/],
    ['is something else', packed({ format: 'zip', version: 1 }), /its first line: format/],
    ['is of a later version', packed({ ...head, version: 9 }), /from a newer Kiln/],
    ['has no record', packed(head), /its record is not JSON/],
    ['has a record of another form', packed(head, { ...record, state: 'glowing' }), /its record: state/],
    ['names a folder of its own', packed(head, { ...record, root: '/etc' }), /its record: root/],
    ['has a log of another form', packed(head, record, { text: 7 }), /line 1 of the log/],
    ['has an endless line', gzipSync(Buffer.alloc(40 * 1024 * 1024, 'x')), /longer than 32 MiB/],
  ])('that %s is refused in words, and leaves nothing', async (_what, content, words) => {
    const runs = await registry();
    await expect(openRunFile(runs, Readable.from([content]))).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringMatching(words),
    });
    expect(runs.summaries()).toEqual([]);
  });

  test('that was under way has ended here', async () => {
    const { runs, id } = await open(packed(head, record));
    expect((await runs.record(id)).state).toBe('cancelled');
  });
});
