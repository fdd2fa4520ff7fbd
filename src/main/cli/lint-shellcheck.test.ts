import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lint } from './lint.ts';

const document = `schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Copy
        action: ExecuteBash
        inputs: {commands: [cp a b]}
`;
/** A ShellCheck that has the same remark about everything. */
const remark = '{"file":"0.sh","line":1,"endLine":1,"column":4,"endColumn":5,"level":"info","code":2086,"message":"Quote it."}';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiln-lint-shellcheck-'));
  await mkdir(join(folder, 'bin'));
  await writeFile(join(folder, 'bin', 'shellcheck'), `#!/bin/sh\necho '{"comments":[${remark}]}'\nexit 1\n`, { mode: 0o755 });
  await writeFile(join(folder, 'copy.yaml'), document);
});
afterEach(() => rm(folder, { recursive: true }));

async function run(args: readonly string[], path: string | undefined) {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const env = path === undefined ? {} : { PATH: path };
  const code = await lint.run([...args, '--format', 'json', 'copy.yaml'], {
    stdin: Readable.from([]),
    stdout,
    stderr,
    cwd: folder,
    env,
    signal: new AbortController().signal,
  });
  return { code, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') };
}

const findingsOf = ({ out }: { out: string }) => {
  const [linted] = JSON.parse(out) as { diagnostics: { rule: string; range: { start: unknown } }[] }[];
  return linted?.diagnostics.map(({ rule, range }) => [rule, range.start]);
};

test('ShellCheck is asked where it is installed, and its remarks stand at their place in the document', async () => {
  expect(findingsOf(await run([], join(folder, 'bin')))).toEqual([['shellcheck-SC2086', { line: 6, character: 31 }]]);
});

test('it is not asked where it is not installed, nor when it is switched off', async () => {
  expect(findingsOf(await run([], undefined))).toEqual([]);
  expect(findingsOf(await run(['--shellcheck', 'off'], join(folder, 'bin')))).toEqual([]);
});

test('who insists on it is told that it is missing', async () => {
  const { code, err } = await run(['--shellcheck', 'on'], undefined);
  expect(code).toBe(2);
  expect(err).toContain('shellcheck');
});

test('a comment of the document silences it like any other rule', async () => {
  await writeFile(
    join(folder, 'copy.yaml'),
    document.replace('        inputs', '        # kiln-ignore shellcheck-SC2086: no blanks here\n        inputs'),
  );
  expect(findingsOf(await run([], join(folder, 'bin')))).toEqual([]);
});
