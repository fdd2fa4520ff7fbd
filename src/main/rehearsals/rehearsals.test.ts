import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { SandboxState } from '../../contract/index.ts';
import { type ChooseSandbox, type S3Access, sandboxChooser } from '../../rehearsal/index.ts';
import { openRuns } from '../runs/registry.ts';
import { openSettings } from '../settings/settings.ts';
import { document } from '../testing/sample-workspace.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { createWorkspaces } from '../workspace/workspaces.ts';
import { createRehearsals } from './rehearsals.ts';
import { sandboxStateOf } from './sandbox-state.ts';

const noS3 = {} as S3Access; // no document here asks for it
const wish = { path: 'a.yaml', parameters: {}, network: false, driver: 'auto' } as const;

async function setUp(chooseSandbox: ChooseSandbox, files: Record<string, string> = { 'a.yaml': document() }) {
  const root = temporaryFolder(files);
  const data = temporaryFolder();
  const report = vi.fn(() => 'bug-7');
  const workspaces = createWorkspaces(openSettings(data));
  const runs = await openRuns({ folder: join(data, 'runs'), now: () => new Date(), report });
  const rehearsals = createRehearsals({ workspaces, runs, chooseSandbox, s3: noS3, sandboxState: sandboxStateOf(chooseSandbox), report });
  onTestFinished(async () => {
    await rehearsals.close();
    runs.close();
  });
  const run = (id: string) => runs.all().find((one) => one.id === id);
  const ended = async (id: string) => {
    await vi.waitFor(() => expect(run(id)?.finishedAt).toBeDefined(), { timeout: 25_000 });
    return run(id);
  };
  return { root, workspaces, runs, rehearsals, report, run, ended };
}

const nothingThere: ChooseSandbox = async () => ({
  available: false,
  reason: 'bubblewrap is missing',
  remedy: 'apt-get install bubblewrap',
});
const breaks: ChooseSandbox = async () => {
  throw new Error('internals');
};

describe('a rehearsal is not begun', () => {
  test('in a folder that is not trusted', async () => {
    const { root, rehearsals, runs } = await setUp(nothingThere);
    await expect(rehearsals.start({ root, ...wish })).rejects.toMatchObject({ code: 'not-trusted' });
    expect(runs.all()).toEqual([]);
  });

  test('without a sandbox; the answer says what to install', async () => {
    const { root, rehearsals, workspaces } = await setUp(nothingThere);
    await workspaces.trust(root);
    const state: SandboxState = { available: false, reason: 'bubblewrap is missing', remedy: 'apt-get install bubblewrap' };
    await expect(rehearsals.start({ root, ...wish })).rejects.toMatchObject({ code: 'unavailable', detail: state });
  });

  test.each([
    ['a document with an error', document().replace('ExecuteBash', 'ExecuteBsh'), { path: 'a.yaml', line: 7 }],
    [
      'a parameter without a value',
      `parameters:\n  - Who:\n      type: string\n${document('{{ Who }}')}`,
      { path: 'a.yaml', missing: ['Who'] },
    ],
  ])('for %s', async (_case, text, detail) => {
    const { root, rehearsals, workspaces } = await setUp(nothingThere, { 'a.yaml': text });
    await workspaces.trust(root);
    await expect(rehearsals.start({ root, ...wish })).rejects.toMatchObject({ code: 'invalid-input', detail });
  });

  test('for a file that is no component document', async () => {
    const { root, rehearsals, workspaces } = await setUp(nothingThere, { 'a.yaml': 'services: {}\n' });
    await workspaces.trust(root);
    await expect(rehearsals.start({ root, ...wish })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(rehearsals.start({ root, ...wish, path: '../a.yaml' })).rejects.toMatchObject({ code: 'refused' });
  });
});

test('a fault of ours ends the run, is written down, and shows nothing of the inside', async () => {
  const first: ChooseSandbox = vi
    .fn(breaks)
    .mockResolvedValueOnce({ available: true, driver: { name: 'namespace' }, base: { title: 'x' } } as never);
  const { root, rehearsals, workspaces, report, ended } = await setUp(first);
  await workspaces.trust(root);
  const run = await ended((await rehearsals.start({ root, ...wish })).runId);
  expect(run).toMatchObject({ state: 'failed', failure: { advice: expect.stringContaining('bug-7') } });
  expect(JSON.stringify(run)).not.toContain('internals');
  expect(report).toHaveBeenCalledWith(expect.objectContaining({ message: 'internals' }), 'rehearsal');
});

test('whether there is a sandbox is found out once when there is one, and again while there is none', async () => {
  const choose = vi.fn(nothingThere);
  const state = sandboxStateOf(choose);
  expect((await state()).available).toBe(false);
  choose.mockResolvedValue({ available: true, driver: { name: 'namespace' }, base: { title: 'Debian' } } as never);
  expect(await state()).toEqual({ available: true, driver: 'namespace', base: 'Debian' });
  expect(await state()).toEqual({ available: true, driver: 'namespace', base: 'Debian' });
  expect(choose).toHaveBeenCalledTimes(2);
});

describe('in a real sandbox', async () => {
  const cacheDirectory = fileURLToPath(new URL('../../../node_modules/.cache/kiln-main', import.meta.url)); // keeps bases between test runs
  mkdirSync(cacheDirectory, { recursive: true });
  const choose = sandboxChooser({ cacheDirectory });
  const { available } = await choose({ driver: 'namespace' }, {});
  const slow = document().replace('echo hello', 'sleep 600');

  test.skipIf(!available)('a document runs to its end, and its steps lie beside their lines', async () => {
    const { root, rehearsals, workspaces, ended } = await setUp(choose);
    await workspaces.trust(root);
    const run = await ended((await rehearsals.start({ root, ...wish })).runId);
    expect(run).toMatchObject({
      state: 'succeeded',
      steps: [
        { name: 'Greet', state: 'succeeded', exitCode: 0, source: { path: 'a.yaml', range: { start: { line: 5 } } } },
        { name: 'Leave', state: 'succeeded' },
      ],
    });
  });

  test.skipIf(!available)('a document is rehearsed once at a time, and can be cancelled', async () => {
    const { root, rehearsals, workspaces, runs, run, ended } = await setUp(choose, { 'a.yaml': slow });
    await workspaces.trust(root);
    const { runId } = await rehearsals.start({ root, ...wish });
    await expect(rehearsals.start({ root, ...wish })).rejects.toMatchObject({ code: 'conflict', detail: { runId } });
    await vi.waitFor(() => expect(run(runId)?.steps[0]?.state).toBe('running'), { timeout: 20_000 });
    runs.cancel(runId);
    expect(await ended(runId)).toMatchObject({ state: 'cancelled' });
  });
});
