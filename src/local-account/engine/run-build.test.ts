import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readToeFailure, type SandboxSource, sandboxSource, toeLogReader } from '../../rehearsal/index.ts';
import { temporaryArtifacts } from '../artifacts/test-kit.ts';
import type { BuildComponent, BuildJob, BuildOutcome } from './build-job.ts';
import { createEngine } from './run-build.ts';
import { ARN, component, type Diary, diary, job as newJob } from './test-kit.ts';

const cacheDirectory = fileURLToPath(new URL('../../../node_modules/.cache/kiln-engine/cache', import.meta.url));
const source = sandboxSource({ cacheDirectory });
const ready = await source.choose({ driver: 'namespace' }, {});
if (!ready.available) console.warn(`Engine tests are SKIPPED: ${ready.reason} ${ready.remedy}`);

let outputDirectory: string;

/** Bases that are there at once; whether they can be given away is the test's choice. */
function sources(layers: object[] = []): SandboxSource {
  return {
    ...source,
    chooseForBuild: async (parent, task) => {
      if (parent) return source.chooseForBuild(parent, task);
      return ready.available ? { ...ready, base: { ...ready.base, layers, whole: layers.length > 0 } as typeof ready.base } : ready;
    },
  };
}

const job = (components: readonly BuildComponent[], changes: Partial<BuildJob> = {}) => newJob(components, { outputDirectory, ...changes });

const build = (work: BuildJob, to: Diary, more: { from?: SandboxSource; signal?: AbortSignal } = {}): Promise<BuildOutcome> =>
  createEngine({ artifacts: temporaryArtifacts({ hostRoot: '/' }), sandboxes: more.from ?? sources(), network: 'none' })(
    work,
    to.journal,
    more.signal ?? new AbortController().signal,
  );

const openSandboxes = () =>
  readdirSync(join(cacheDirectory, 'sandboxes')).filter((name) =>
    readFileSync(join(cacheDirectory, 'sandboxes', name, 'owner.json'), 'utf8').includes(`"pid":${process.pid},`),
  );

describe.skipIf(!ready.available)('a build', () => {
  beforeEach(() => {
    outputDirectory = mkdtempSync(join(tmpdir(), 'kiln-build-'));
  });
  afterEach(() => {
    rmSync(outputDirectory, { recursive: true, force: true });
    expect(openSandboxes()).toEqual([]);
  });

  test('runs build and validate of every component, tests on a fresh copy, and leaves layer and manifest', async () => {
    const told = diary();
    const outcome = await build(
      job([
        component('web', {
          build: ['echo web > /srv/web', 'touch /tmp/lost'],
          validate: ['cat /srv/web'],
          test: ['cat /srv/web', 'ls /tmp'],
        }),
        component('late', {
          build: ['cat /srv/web; echo "$IMAGE_PHASE $IMAGE_VERSION/$IMAGE_BUILD_VERSION $IMAGE_WORKFLOW_EXECUTION_ID"'],
        }),
      ]),
      told,
    );
    expect(outcome).toMatchObject({ status: 'AVAILABLE', artifacts: { archive: undefined } });
    expect(told.statuses).toEqual(['BUILDING', 'TESTING', 'DISTRIBUTING', 'INTEGRATING']);
    expect(told.workflows).toEqual(['wf-BUILD-7 COMPLETED', 'wf-TEST-3 COMPLETED', 'wf-DISTRIBUTION-3 COMPLETED']);
    expect(told.steps).toContain('RunSysPrepScript SKIPPED');
    const output = told.lines.map(toeLogReader()).flatMap((line) => (line.kind === 'output' ? [`${line.phase}: ${line.text}`] : []));
    expect(output).toEqual(['validate: web', 'build: web', 'build: BUILDING 1.2.3/4 wf-BUILD-7', 'test: web']);
    const manifest = JSON.parse(readFileSync(join(outputDirectory, 'manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({
      imageArn: `${ARN}:image/web/1.2.3/4`,
      changes: expect.arrayContaining([{ kind: 'added', path: '/srv/web', type: 'file', size: 4 }]),
    });
    expect(manifest.packages.length).toBeGreaterThan(0);
    expect(existsSync(join(outputDirectory, 'layer.tar.gz'))).toBe(true);
  });

  test('says in its log that another root stands in for the parent image', async () => {
    const told = diary();
    await build(job([], { testsEnabled: false }), told);
    expect(told.lines.find((line) => line.includes('ami-0123456789abcdef0'))).toContain('stands in for it');
    expect(told.statuses).not.toContain('TESTING');
  });

  test('ends at the first step that fails, with the failure block, and writes nothing', async () => {
    const told = diary();
    const outcome = await build(
      job([component('bad', { build: ['echo why >&2; exit 3'] }), component('next', { build: ['echo ran'] })]),
      told,
    );
    const where = { arn: `${ARN}:component/bad/1.0.0/1`, phase: 'build', step: 'Do-build', action: 'ExecuteBash' };
    expect(outcome).toMatchObject({ status: 'FAILED', component: where });
    expect(readToeFailure(told.lines)).toMatchObject({ document: 'The bad', componentArn: where.arn, step: 'Do-build', stderr: ['why'] });
    expect(told.lines).not.toContain('ran');
    expect(told.steps.at(-1)).toBe('ApplyBuildComponents FAILED');
    expect(told.rollbacks).toEqual(['LaunchBuildInstance RUNNING', 'LaunchBuildInstance COMPLETED']);
    expect(told.workflows).toEqual(['wf-BUILD-7 FAILED']);
    expect(readdirSync(outputDirectory)).toEqual([]);
  });

  test('distributes nothing when a test fails', async () => {
    const told = diary();
    const outcome = await build(job([component('web', { build: ['true'], test: ['exit 1'] })]), told);
    expect(outcome).toMatchObject({ status: 'FAILED', component: { phase: 'test' } });
    expect(told.statuses).toEqual(['BUILDING', 'TESTING']);
    expect(told.kept.at(-1)).toMatchObject({ reached: 'BUILT' });
    expect(told.distributed).toEqual([]);
  });

  test('can be cancelled in the middle of a step', async () => {
    const stop = new AbortController();
    const told = diary({ onLine: (line) => line === 'begun' && stop.abort() });
    const outcome = await build(job([component('slow', { build: ['echo begun; sleep 600'] })]), told, { signal: stop.signal });
    expect(outcome).toEqual({ status: 'CANCELLED' });
    expect(told.workflows).toEqual(['wf-BUILD-7 CANCELLED']);
  });

  test('refuses other platforms with a reason, before it begins', async () => {
    const told = diary();
    expect(await build(job([], { platform: 'Windows' }), told)).toMatchObject({
      status: 'FAILED',
      reason: expect.stringContaining('Windows'),
    });
    expect(told.workflows).toEqual([]);
  });

  test('says what is missing when no sandbox can be made', async () => {
    const from: SandboxSource = {
      ...source,
      chooseForBuild: async () => ({ available: false, reason: 'bwrap not found', remedy: 'Install it' }),
    };
    expect(await build(job([]), diary(), { from })).toMatchObject({ status: 'FAILED', reason: expect.stringContaining('bwrap not found') });
  });

  test('removes host keys unless the component asks to keep them', async () => {
    const key = '/etc/ssh/ssh_host_kiln_key';
    const make = `mkdir -p /etc/ssh; touch ${key}`;
    const told = diary();
    await build(job([component('ssh', { build: [make], test: [`[ ! -e ${key} ] && echo gone`] })]), told);
    await build(job([component('ssh', { build: [make, 'touch skip_cleanup_ssh_files'], test: [`[ -e ${key} ] && echo kept`] })]), told);
    expect(told.lines.filter((line) => line === 'gone' || line === 'kept')).toEqual(['gone', 'kept']);
  });

  test('writes an archive when the base can be given away', async () => {
    const file = join(outputDirectory, '..', `kiln-layer-${process.pid}.tar.gz`);
    writeFileSync(file, gzipSync(Buffer.alloc(1024)));
    try {
      const digest = `sha256:${createHash('sha256').update(readFileSync(file)).digest('hex')}`;
      const from = sources([{ file, size: readFileSync(file).length, digest, diffId: `sha256:${'b'.repeat(64)}` }]);
      const outcome = await build(job([component('web', { build: ['echo x > /srv/x'] })]), diary(), { from });
      expect(outcome).toMatchObject({ status: 'AVAILABLE', artifacts: { archive: join(outputDirectory, 'image.tar') } });
      expect(readdirSync(outputDirectory).sort()).toEqual([
        'image.tar',
        'layer.tar.gz',
        'layers.json',
        'manifest.json',
        'oci',
        'sbom.cdx.json',
      ]);
    } finally {
      rmSync(file);
    }
  });

  test('starts from an image that was built here before', async () => {
    const first = component('web', { build: ['echo first > /srv/first; rm /etc/hostname'] });
    expect(await build(job([first]), diary())).toMatchObject({ status: 'AVAILABLE' });
    const parentArtifacts = outputDirectory;
    outputDirectory = mkdtempSync(join(tmpdir(), 'kiln-build-'));
    try {
      const told = diary();
      const next = component('next', { build: ['cat /srv/first; ls /etc/hostname 2>/dev/null; echo second > /srv/second'] });
      expect(await build(job([next], { parentArtifacts, testsEnabled: false }), told), told.lines.at(-1)).toMatchObject({
        status: 'AVAILABLE',
      });
      expect(told.lines).toContain('first');
      const { changes } = JSON.parse(readFileSync(join(outputDirectory, 'manifest.json'), 'utf8'));
      expect(changes.map(({ path }: { path: string }) => path)).toEqual(['/srv/second']);
      expect(readdirSync(outputDirectory)).toContain('below-0.tar.gz');
    } finally {
      rmSync(parentArtifacts, { recursive: true });
    }
  });
});
