import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { environmentScript } from './container-argv.ts';
import { containerDriver } from './container-driver.ts';
import { imageBase } from './image-reference.ts';

// An engine that writes its arguments down, one call a line, blank-separated and quoted where needed, and answers from files.
const ENGINE = `#!/bin/bash
here=$(dirname "$0")
printf '%q ' "$@" >>"$here/calls"; echo >>"$here/calls"
if [ "$1 $2" = "image inspect" ]; then exit "$(cat "$here/inspect" 2>/dev/null || echo 0)"; fi
case "$*" in *xargs*) exec cat "$here/answer-stat" ;; esac
[ "$1" = exec ] && [ "$2" = --interactive ] && { cat >"$here/stdin"; echo from-inside; echo complaint >&2; exit 7; }
cat "$here/answer-$1" 2>/dev/null
exit 0
`;

let folder: string;
let cli: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiln engine '));
  cli = join(folder, 'engine');
  writeFileSync(cli, ENGINE);
  chmodSync(cli, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true }));

const calls = () => readFileSync(join(folder, 'calls'), 'utf8').split(' \n').slice(0, -1);
const answer = (command: string, text: string) => writeFileSync(join(folder, `answer-${command}`), text);

async function open(image = 'localhost/base:1') {
  const driver = containerDriver({ cli, runArguments: ['--memory', '2g'] });
  const base = await imageBase(await driver.engine(), image, {});
  return driver.open({ base, network: 'none' });
}

test('an engine that does not answer is not available, with what to do', async () => {
  expect(await containerDriver({ cli: join(folder, 'none') }).probe()).toMatchObject({
    available: false,
    reason: expect.any(String),
    remedy: expect.any(String),
  });
  expect(await containerDriver({ cli }).probe()).toEqual({ available: true });
});

test('a container gets no mounts, no network, few capabilities and no pull', async () => {
  await open();
  const run = calls().find((line) => line.startsWith('run ')) ?? '';
  for (const part of [
    '--pull never',
    '--network none',
    '--cap-drop ALL',
    '--security-opt no-new-privileges',
    'kiln.sandbox=',
    '--memory 2g',
  ])
    expect(run).toContain(part);
  expect(run).not.toMatch(/--volume|--mount|-v |--privileged/);
});

test('an image is fetched only when the engine does not have it', async () => {
  await open();
  expect(calls().some((line) => line.startsWith('pull'))).toBe(false);
  writeFileSync(join(folder, 'inspect'), '1');
  await open('localhost/other:1');
  expect(calls()).toContain('pull localhost/other:1');
});

test('script and environment go in by stdin, out of sight of a process list', async () => {
  const sandbox = await open();
  const lines: string[] = [];
  const result = await sandbox.exec({
    script: 'echo hi',
    env: { SECRET: "it's" },
    args: ['a b'],
    cwd: '/srv',
    onOutput: (stream, batch) => lines.push(`${stream} ${batch}`),
  });
  expect(result).toMatchObject({ exitCode: 7, timedOut: false, cancelled: false });
  expect(lines.sort()).toEqual(['stderr complaint', 'stdout from-inside']);
  const exec = calls().find((line) => line.startsWith('exec --interactive')) ?? '';
  expect(exec).toMatch(/ \/srv closed a\\ b$/);
  expect(exec).not.toContain('SECRET');
  expect(readFileSync(join(folder, 'stdin'), 'utf8')).toBe(`${environmentScript({ SECRET: "it's" })}echo hi`);
});

test('a snapshot is a commit, and disposing removes its image', async () => {
  answer('diff', 'C /etc\nA /etc/new\nD /etc/old\n');
  answer('stat', 'directory|4096|/etc\nregular file|12|/etc/new\n');
  const sandbox = await open();
  const snapshot = await sandbox.snapshot();
  expect(snapshot.changes.map(({ kind, path }) => `${kind} ${path}`)).toEqual(['added /etc/new', 'deleted /etc/old']);
  await snapshot.dispose();
  const [commit = ''] = calls().filter((line) => line.startsWith('commit '));
  expect(calls().at(-1)).toBe(`rmi --force ${commit.split(' ')[2]}`);
});

test('closing removes the container, once', async () => {
  const sandbox = await open();
  await sandbox.close();
  await sandbox.close();
  expect(calls().filter((line) => line.startsWith('rm --force'))).toHaveLength(1);
});

test('a sweep removes containers of processes that are gone, and nobody else’s', async () => {
  const gone = 2 ** 22 + 1; // above the largest process id that Linux gives
  answer('ps', `old\t${hostname()}/${gone}\nmine\t${hostname()}/${process.pid}\nfar\telsewhere/${gone}\n`);
  expect(await containerDriver({ cli }).sweep()).toBe(1);
  expect(calls().filter((line) => line.startsWith('rm '))).toEqual(['rm --force --volumes old']);
});
