// Container images that are really built, where this machine has a builder.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sandboxSource } from '../../../rehearsal/index.ts';
import { openArtifacts } from '../../artifacts/open-artifacts.ts';
import { systemClock } from '../../clock.ts';
import { readImages } from '../../ecr/layout.ts';
import { pushImage } from '../../ecr/push.ts';
import { repositories } from '../../ecr/records.ts';
import { layoutFolder } from '../../ecr/registry-names.ts';
import { findImage, insertImage } from '../../store/images.ts';
import { insertResource } from '../../store/resources.ts';
import { openStore, type Store } from '../../store/store.ts';
import type { BuildComponent, BuildJob, BuildOutcome, ImageManifest } from '../build-job.ts';
import { createEngine } from '../run-build.ts';
import { component, type Diary, diary, job as newJob } from '../test-kit.ts';
import { type ContainerImage, layoutImage } from './container-image.ts';
import { containerBuilders } from './find-builder.ts';
import { pushable, smallSystem } from './test-kit.ts';

const cacheDirectory = fileURLToPath(new URL('../../../../node_modules/.cache/kiln-engine/cache', import.meta.url));
const source = sandboxSource({ cacheDirectory });
const sandbox = await source.choose({ driver: 'namespace' }, {});
/** One for all tests: to try the builders of a machine takes seconds. */
const workshopsFolder = mkdtempSync(join(tmpdir(), 'kiln-builders-'));
const builders = containerBuilders(workshopsFolder);
const builder = await builders.choose();
const lacks = [sandbox, builder].find(({ available }) => !available);
if (lacks && !lacks.available) console.warn(`Container builds are SKIPPED: ${lacks.reason}. ${lacks.remedy}`);

const owner = { accountId: '000000000000', region: 'us-east-1' };
const parent = '000000000000.dkr.ecr.us-east-1.amazonaws.com/system:1';
const SIMPLE = 'FROM {{{ imagebuilder:parentImage }}}\n{{{ imagebuilder:environments }}}\n{{{ imagebuilder:components }}}\n';

let system: ContainerImage;
let systemFolder: string;
let directory: string;
let store: Store;
let registry: string;
let outputDirectory: string;

interface Wish {
  readonly template: string;
  readonly components?: readonly BuildComponent[];
  readonly changes?: Partial<BuildJob>;
  readonly signal?: AbortSignal;
  readonly told?: Diary;
}

function build({ template, components = [], changes = {}, signal, told = diary() }: Wish): Promise<BuildOutcome> {
  const container = { template, repository: 'web', distributions: [] };
  const job = newJob(components, { parentImage: parent, container, outputDirectory, ...changes });
  const [slug, build] = ['web', 4];
  insertResource({ store, ...owner }, { kind: 'image', slug, version: { major: 1, minor: 2, patch: 3 }, build, arn: job.imageArn }, {});
  insertImage(store, { arn: job.imageArn, pipeline: undefined, job: JSON.stringify(job), logGroup: 'group' });
  const artifacts = openArtifacts({ store, clock: systemClock, dataDirectory: directory, disks: false });
  const containers = {
    builders,
    registries: { store, clock: systemClock, folder: registry },
  };
  const engine = createEngine({ artifacts, containers, sandboxes: source, network: 'none' });
  return engine(job, told.journal, signal ?? new AbortController().signal);
}

function makeRepository(name: string): void {
  const record = { created: '2026-01-01T00:00:00.000Z', tagMutability: 'MUTABLE', exclusions: undefined, scanOnPush: false } as const;
  repositories.put({ store, ...owner }, name, { ...record, encryption: { encryptionType: 'AES256' }, tags: [] });
}

const built = () => layoutFolder(registry, owner, 'web');
const configOf = async () => JSON.parse((await layoutImage(built(), (images) => images[0]?.digest)).config.toString());

afterAll(() => rmSync(workshopsFolder, { recursive: true, force: true }));

describe.skipIf(lacks)('a container image', { timeout: 300_000 }, () => {
  beforeAll(async () => {
    systemFolder = mkdtempSync(join(tmpdir(), 'kiln-system-'));
    system = await smallSystem(systemFolder);
  });
  afterAll(() => rmSync(systemFolder, { recursive: true }));

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'kiln-containers-'));
    store = openStore(directory);
    registry = join(directory, 'registry');
    outputDirectory = join(directory, 'image');
    mkdirSync(outputDirectory);
    for (const name of ['system', 'web']) makeRepository(name);
    await pushImage({ store, clock: systemClock, folder: registry }, { ...owner, repository: 'system', tags: ['1'] }, pushable(system));
  });
  afterEach(() => {
    store.close();
    rmSync(directory, { recursive: true, force: true });
    expect(readdirSync(workshopsFolder)).toEqual([]);
  });

  test('is built of the pieces of its Dockerfile with the components between them, tested, and pushed with the tag of its version', async () => {
    const template = [
      'FROM {{{ imagebuilder:parentImage }}} AS tools',
      'RUN echo tool > /tool',
      'FROM {{{ imagebuilder:parentImage }}}',
      'ARG LEVEL=3',
      'ENV GREETING=hello',
      'RUN touch /before',
      '{{{ imagebuilder:environments }}}',
      '{{{ imagebuilder:components }}}',
      'COPY --from=tools /tool /copied',
      'RUN echo "$LEVEL $(cat /srv/web)" > /after',
      'HEALTHCHECK CMD test -e /after',
      'CMD ["/bin/sh"]',
    ].join('\n');
    const web = component('web', {
      build: ['test -e /before', 'test ! -e /after', 'echo "$GREETING" > /srv/web'],
      validate: ['test -s /srv/web'],
      test: ['echo "found $(cat /after), $GREETING"', 'test -e /copied'],
    });
    const told = diary();
    const outcome = await build({ template, components: [web], told });
    expect(told.lines.filter((line) => line.startsWith('Image build failed'))).toEqual([]);
    expect(outcome).toMatchObject({ status: 'AVAILABLE' });
    expect(told.lines).toContain('found 3 hello, hello');
    expect(told.steps).toEqual(
      [
        ...['LaunchBuildInstance', 'BootstrapBuildInstance', 'ApplyBuildComponents'],
        ...['LaunchTestInstance', 'BootstrapTestInstance', 'ApplyTestComponents', 'TerminateTestInstance'],
        ...['LaunchDistributionInstance', 'DistributeContainerImage', 'TerminateDistributionInstance'],
      ].map((name) => `${name} COMPLETED`),
    );
    expect(readImages(built())).toMatchObject([{ tags: ['1.2.3-4'] }]);
    expect((await configOf()).config).toMatchObject({ Cmd: ['/bin/sh'], Healthcheck: { Test: ['CMD-SHELL', 'test -e /after'] } });
    const { output } = findImage(store, `arn:aws:imagebuilder:us-east-1:000000000000:image/web/1.2.3/4`) ?? {};
    const imageUris = ['000000000000.dkr.ecr.us-east-1.amazonaws.com/web:1.2.3-4'];
    expect(JSON.parse(output ?? '')).toEqual({ amis: [], containers: [{ region: 'us-east-1', imageUris }] });
    const manifest = JSON.parse(readFileSync(join(outputDirectory, 'manifest.json'), 'utf8')) as ImageManifest;
    expect(manifest.changes.map(({ kind, path }) => `${kind} ${path}`)).toEqual(
      expect.arrayContaining(['added /after', 'added /before', 'added /copied', 'added /srv/web']),
    );
    expect(existsSync(join(outputDirectory, 'sbom.cdx.json'))).toBe(true);
    expect(existsSync(join(outputDirectory, 'work'))).toBe(false);
    // The layer of the parent is the same blob, not the same again.
    expect((await layoutImage(built(), (images) => images[0]?.digest)).layers[0]?.digest).toBe(system.layers[0]?.digest);
  });

  test('of nothing but components has one layer more than its parent', async () => {
    const outcome = await build({
      template: SIMPLE,
      components: [component('a', { build: ['echo a > /srv/a'] })],
      changes: { testsEnabled: false },
    });
    expect(outcome).toMatchObject({ status: 'AVAILABLE' });
    expect((await configOf()).rootfs.diff_ids).toHaveLength(2);
  });

  test('whose template has no components runs none', async () => {
    const told = diary();
    const template = 'FROM {{{ imagebuilder:parentImage }}}\nRUN touch /done\n';
    const outcome = await build({ template, components: [component('a', { build: ['exit 1'] })], changes: { testsEnabled: false }, told });
    expect(outcome).toMatchObject({ status: 'AVAILABLE' });
    expect(told.lines.join('\n')).toContain('the components of the recipe are not run');
  });

  test.each<{ fault: string; template: string; parentImage?: string; reason: string }>([
    { fault: 'a Dockerfile that fails half way', template: `${SIMPLE}RUN touch /ok\nRUN exit 3\n`, reason: 'The container build failed' },
    { fault: 'a COPY from outside', template: `${SIMPLE}COPY ../../../../etc/hostname /stolen\n`, reason: 'The container build failed' },
    { fault: 'a parent that is nowhere', template: SIMPLE, parentImage: 'nginx:1.25', reason: 'nginx:1.25 is not on this computer' },
    { fault: 'a parent without that tag', template: SIMPLE, parentImage: parent.replace(':1', ':2'), reason: 'is not on this computer' },
    {
      fault: 'a parent of another account',
      template: SIMPLE,
      parentImage: parent.replace(/0{12}/, '1'.repeat(12)),
      reason: 'is not on this',
    },
    { fault: 'an argument that nobody gives', template: 'ARG V\nFROM system:$V\n', reason: 'nothing gives its arguments a value' },
  ])('fails with $fault', async ({ template, parentImage = parent, reason }) => {
    expect(await build({ template, changes: { parentImage } })).toMatchObject({
      status: 'FAILED',
      reason: expect.stringContaining(reason),
    });
    expect(readImages(built())).toEqual([]);
    expect(readdirSync(outputDirectory)).toEqual([]);
  });

  test('fails with a component, and says with which', async () => {
    const outcome = await build({ template: SIMPLE, components: [component('a', { build: ['exit 7'] })] });
    expect(outcome).toMatchObject({ status: 'FAILED', component: { phase: 'build', step: 'Do-build' } });
  });

  test('that fails its tests is pushed nowhere', async () => {
    const outcome = await build({ template: SIMPLE, components: [component('a', { build: ['true'], test: ['exit 1'] })] });
    expect(outcome).toMatchObject({ status: 'FAILED', component: { phase: 'test' } });
    expect(readImages(built())).toEqual([]);
  });

  test('goes to the repositories of its Regions, and fails with those that are not there', async () => {
    const distributions = [
      { region: 'us-east-1', repository: 'web', tags: ['latest'] },
      { region: 'eu-west-1', repository: 'web', tags: ['latest'] },
    ];
    const changes = { testsEnabled: false, container: { template: SIMPLE, repository: 'web', distributions } };
    const outcome = await build({ template: SIMPLE, changes });
    expect(outcome).toMatchObject({ status: 'FAILED', regions: [{ region: 'eu-west-1', status: 'FAILED' }] });
    expect(readImages(built())).toMatchObject([{ tags: ['1.2.3-4', 'latest'] }]);
  });

  test('that is cancelled leaves no process and no folder', async () => {
    const controller = new AbortController();
    const token = `7${process.pid}`;
    const onLine = (line: string) => {
      if (line === 'it sleeps') controller.abort();
    };
    const told = diary({ onLine });
    const template = `FROM {{{ imagebuilder:parentImage }}}\nRUN sleep ${token} & echo it sleeps; exec sleep ${token}\n`;
    expect(await build({ template, told, signal: controller.signal })).toEqual({ status: 'CANCELLED' });
    expect(processesWith(`sleep\0${token}`)).toEqual([]);
    expect(readImages(built())).toEqual([]);
  });

  test('sees nothing of this machine as it is built', async () => {
    const template = `${SIMPLE}RUN test ! -e /s && test ! -e ${directory}\n`;
    expect(await build({ template, changes: { testsEnabled: false } })).toMatchObject({ status: 'AVAILABLE' });
  });
});

function processesWith(text: string): readonly string[] {
  return readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(text);
    } catch {
      return false; // it has ended meanwhile
    }
  });
}
