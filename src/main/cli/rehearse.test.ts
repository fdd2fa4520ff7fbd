import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { sandboxSource } from '../../rehearsal/index.ts';

const cli = fileURLToPath(new URL('index.ts', import.meta.url));
/** Kept between runs, since making the base takes seconds; nobody else's, since its sandboxes are counted. */
const kilnHome = fileURLToPath(new URL('../../../node_modules/.cache/kiln-rehearse-command', import.meta.url));
const sandboxes = (): readonly string[] => readdirSync(join(kilnHome, 'cache', 'sandboxes'));
const folder = mkdtempSync(join(tmpdir(), 'kiln-rehearse-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Given {
  readonly env?: Readonly<Record<string, string>>;
  /** Sent the signal (SIGINT) as soon as this has been printed. */
  readonly interruptAt?: string;
  readonly signal?: NodeJS.Signals;
}

function kiln(args: readonly string[], { env = {}, interruptAt, signal = 'SIGINT' }: Given = {}): Promise<Ended> {
  const child = spawn(process.execPath, [cli, 'rehearse', ...args], { cwd: folder, env: { ...process.env, KILN_HOME: kilnHome, ...env } });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
    if (interruptAt !== undefined && stdout.includes(interruptAt)) child.kill(signal);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
}

function write(name: string, commands: readonly string[], more = ''): string {
  const lines = commands.map((command) => `            - ${JSON.stringify(command)}\n`).join('');
  const step = `      - name: Run\n        action: ExecuteBash\n        inputs:\n          commands:\n${lines}`;
  writeFileSync(join(folder, name), `schemaVersion: 1.0\n${more}phases:\n  - name: build\n    steps:\n${step}`);
  return name;
}

const events = ({ stdout }: Ended): Record<string, unknown>[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

const probe = await sandboxSource({ cacheDirectory: join(kilnHome, 'cache') }).choose({ driver: 'namespace' }, {});
if (!probe.available) console.warn(`kiln rehearse is tested WITHOUT a sandbox: ${probe.reason} ${probe.remedy}`);

describe.skipIf(!probe.available)('kiln rehearse', () => {
  it('prints the steps as they go, without colours into a pipe, and the files that changed', async () => {
    const ended = await kiln([write('good.yaml', ['echo hello', 'touch /opt/made'])]);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(/▸ build \/ Run {2}ExecuteBash\n {4}hello\n✓ build \/ Run succeeded/);
    expect(ended.stdout).toContain('+ /opt/made');
    expect(ended.stdout).not.toContain('\u001b[');
  });

  it('ends with 1 when a step fails and says where the step stands', async () => {
    const ended = await kiln([write('bad.yaml', ['exit 3'])]);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/✗ build \/ Run failed/);
    expect(ended.stdout).toContain('bad.yaml:5');
  });

  it('prints one event a line with --json', async () => {
    const ended = await kiln([write('good.yaml', ['echo hello >&2', 'touch /opt/made']), '--json', '--driver', 'namespace']);
    const told = events(ended);
    expect(told.map(({ type }) => type)).toEqual(['runStarted', 'stepStarted', 'output', 'stepFinished', 'runFinished']);
    expect(told[3]).toEqual({
      type: 'stepFinished',
      time: expect.any(String),
      phase: 'build',
      step: 'Run',
      action: 'ExecuteBash',
      status: 'Success',
      attempt: 1,
      exitCode: 0,
      durationMs: expect.any(Number),
      outputs: { stdout: '' },
      fidelity: { level: 'exact' },
      range: { start: { line: 4, character: 6 }, end: expect.anything() },
    });
    expect(told[4]).toMatchObject({ status: 'Success', changes: expect.arrayContaining([expect.objectContaining({ path: '/opt/made' })]) });
  });

  it('passes parameters and runs the phases that are asked for', async () => {
    const file = write('param.yaml', ['echo {{ Word }}'], 'parameters:\n  - Word: {type: string}\n');
    expect((await kiln([file, '--param', 'Word=given', '--phase', 'build'])).stdout).toContain('    given\n');
    const none = await kiln([file, '--param', 'Word=given', '--phase', 'test']);
    expect(none).toMatchObject({ code: 0, stdout: expect.stringContaining('No step was run') });
  });

  it('cancels on Ctrl-C and leaves nothing behind', async () => {
    const ended = await kiln([write('slow.yaml', ['echo begun', 'sleep 300']), '--json'], { interruptAt: 'begun' });
    expect(ended.code).toBe(130);
    expect(events(ended).at(-1)).toMatchObject({ type: 'runFinished', status: 'Cancelled' });
    expect(sandboxes()).toEqual([]);
  });

  it('removes what a killed run has left', async () => {
    const file = write('slow.yaml', ['echo begun', 'sleep 300']);
    const killed = await kiln([file], { interruptAt: 'begun', signal: 'SIGKILL' });
    expect(killed.code).toBeNull();
    expect(sandboxes()).toHaveLength(1);
    await kiln([write('good.yaml', ['true'])]);
    expect(sandboxes()).toEqual([]);
  });

  it('takes documents for ExecuteDocument from the folder', async () => {
    write('good.yaml', ['echo hello']);
    const step = '{name: Call, action: ExecuteDocument, inputs: {document: good.yaml}}';
    writeFileSync(join(folder, 'call.yaml'), `schemaVersion: 1.0\nphases: [{name: build, steps: [${step}]}]\n`);
    expect(await kiln(['call.yaml'])).toMatchObject({ code: 0, stdout: expect.stringContaining('hello') });
  });

  it('hides credentials in the environment and in the home folder from the steps and from the output', async () => {
    const canary = `canary-${randomBytes(16).toString('hex')}`;
    // Not below Kiln's own folders: those are hidden anyway.
    const home = fileURLToPath(new URL('../../../node_modules/.cache/home-with-credentials', import.meta.url));
    mkdirSync(join(home, '.aws'), { recursive: true });
    writeFileSync(join(home, '.aws', 'credentials'), `[default]\naws_secret_access_key = ${canary}\n`);
    const search = [
      'set',
      'cat /proc/[0-9]*/environ /proc/[0-9]*/cmdline | tr "\\0" "\\n"',
      `cat ${home}/.aws/credentials ~/.aws/credentials /proc/1/root${home}/.aws/credentials`,
      'grep -rIs canary- /root /home /tmp /run /opt /srv /mnt /media /var/tmp /work',
      'echo searched',
    ];
    // The base depends on where home is: one of its own, or the two would drive each other out of the cache.
    const env = {
      HOME: home,
      KILN_HOME: `${kilnHome}-canary`,
      AWS_SECRET_ACCESS_KEY: canary,
      AWS_SESSION_TOKEN: canary,
      KILN_CANARY: canary,
    };
    try {
      const ended = await kiln([write('search.yaml', search), '--json'], { env });
      expect(ended.code).toBe(0);
      expect(ended.stdout).toContain('searched');
      expect(ended.stdout + ended.stderr).not.toContain(canary);
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  });
});

describe('kiln rehearse, when it can not begin,', () => {
  it('lists the mistakes of a document with their places and ends with 2', async () => {
    writeFileSync(
      join(folder, 'faulty.yaml'),
      'schemaVersion: 1.0\nphases:\n  - name: build\n    steps:\n      - {name: Run, action: NoSuchAction}\n',
    );
    const ended = await kiln(['faulty.yaml']);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(/faulty\.yaml:5:\d+ /);
  });

  it('ends with 2 for a file that is not there, one that is no component, and wrong usage', async () => {
    writeFileSync(join(folder, 'other.yaml'), 'services: {}\n');
    expect(await kiln(['none.yaml'])).toMatchObject({ code: 2, stderr: expect.stringContaining('none.yaml') });
    expect(await kiln(['other.yaml'])).toMatchObject({ code: 2, stderr: expect.stringContaining('not a component') });
    expect(await kiln([])).toMatchObject({ code: 2, stderr: expect.stringContaining('Usage') });
  });

  it('names the parameters that need a value and ends with 2', async () => {
    const file = write('param.yaml', ['echo {{ Word }}'], 'parameters:\n  - Word: {type: string}\n');
    expect(await kiln([file])).toMatchObject({ code: 2, stderr: expect.stringContaining('--param Word=') });
  });

  it('says why there is no sandbox and what helps, and ends with 2', async () => {
    const ended = await kiln([write('good.yaml', ['true']), '--driver', 'namespace', '--image', 'debian:12']);
    expect(ended).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('container') });
  });
});
