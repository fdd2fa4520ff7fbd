// What only a process of its own can show: signals, and an end in the middle.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lintFindings } from '../testing/kiln-lint.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const cli = join(import.meta.dirname, 'index.ts');
const good = `schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Greet
        action: ExecuteBash
        inputs: {commands: [echo hello]}
`;
const idle = `# kiln-ignore-file unknown-key: there was one\n${good}`;
const bad = good.replace('ExecuteBash', 'ExecuteBsh');

function start(cwd: string, ...args: readonly string[]) {
  return startAt(temporaryFolder(), cwd, args);
}

function startAt(home: string, cwd: string, args: readonly string[]) {
  const env = { ...process.env, KILN_HOME: home };
  const child = spawn(process.execPath, [cli, 'lint', ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

const ended = async (child: ChildProcess) => (await once(child, 'close')) as [code: number | null, signal: string | null];

/** Waits until a stream has said something; what it says later is let go. */
async function told(stream: NodeJS.ReadableStream | null, words: string): Promise<void> {
  let all = '';
  for await (const chunk of stream ?? []) {
    all += String(chunk);
    if (all.includes(words)) return void stream?.resume();
  }
  throw new Error(`it ended without saying “${words}”: ${all}`);
}

describe('kiln lint as a process', () => {
  it('does without what it keeps where nothing can be kept', async () => {
    const folder = temporaryFolder({ 'a.yaml': bad, file: '' });
    const child = startAt(join(folder, 'file', 'home'), folder, ['a.yaml']);
    expect(await text(child.stdout)).toContain('unknown-action');
    expect(child.exitCode ?? (await ended(child))[0]).toBe(1);
  });

  it('that is killed while it mends leaves every file as it was or mended', async () => {
    const names = Array.from({ length: 120 }, (_, at) => `${at}.yaml`);
    const folder = temporaryFolder(Object.fromEntries(names.map((name) => [name, idle])));
    const texts = () => names.map((name) => readFileSync(join(folder, name), 'utf8'));
    const mended = () => texts().filter((each) => each === good).length;
    const child = start(folder, '--fix');
    while (child.exitCode === null && mended() < 10) await setTimeout(1);
    child.kill('SIGKILL');
    await ended(child);
    for (const each of texts()) expect([good, idle]).toContain(each);
    expect(mended()).toBeGreaterThan(0);
    // What it left behind is none of our documents, and the next run does the rest.
    expect((await lintFindings(folder)).every((finding) => /^\d+\.yaml unused-suppression /.test(finding))).toBe(true);
    const [code] = await ended(start(folder, '--fix', '--quiet'));
    expect(code).toBe(0);
    expect(mended()).toBe(names.length);
  });

  it('ends with 130 when it is interrupted while it watches', async () => {
    const child = start(temporaryFolder({ 'a.yaml': good }), '--watch');
    await told(child.stderr, 'Ctrl-C');
    child.kill('SIGINT');
    expect(await ended(child)).toEqual([130, null]);
  });

  it('is content when nobody reads its report to the end', async () => {
    const names = Array.from({ length: 800 }, (_, at) => `${at}.yaml`);
    const child = start(temporaryFolder(Object.fromEntries(names.map((name) => [name, bad]))));
    child.stdout.once('data', () => child.stdout.destroy());
    const [errors, [, signal]] = await Promise.all([text(child.stderr), ended(child)]);
    expect({ errors, signal }).toEqual({ errors: '', signal: null });
  });

  it('leaves no temporary files behind', async () => {
    const folder = temporaryFolder({ 'a.yaml': idle });
    await ended(start(folder, '--fix', '--baseline', 'known.json', '--update-baseline'));
    expect(readdirSync(folder).sort()).toEqual(['a.yaml', 'known.json']);
  });
});
