import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');
const read = (name: string) => parse(readFileSync(join(root, name), 'utf8')) as unknown;

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly files: string;
}

describe('the hooks for pre-commit', () => {
  const hooks = read('.pre-commit-hooks.yaml') as readonly Hook[];

  it('start a program that is there and can be run', () => {
    expect(hooks.map(({ id }) => id)).toEqual(['kiln-lint', 'kiln-lint-fix']);
    for (const { entry } of hooks) accessSync(join(root, entry.split(' ')[0] ?? ''), constants.X_OK);
  });

  it.each(['a.yaml', 'x/b.yml', 'c.json', 'stack.template', 'main.tf', 'Dockerfile', 'x/Dockerfile.base', 'web.dockerfile'])(
    'run when %s changes',
    (name) => {
      for (const { files } of hooks) expect(new RegExp(files).test(name)).toBe(true); // pre-commit searches, too
    },
  );

  it.each(['README.md', 'yaml', 'x.yaml.txt', 'MyDockerfile', 'Dockerfile/notes.md'])('do not run when %s changes', (name) => {
    for (const { files } of hooks) expect(new RegExp(files).test(name)).toBe(false);
  });
});

interface Step {
  readonly id?: string;
  readonly run?: string;
}

// The runner of Windows has bash as well, but this test's stand-in for the action's folder needs a POSIX path.
describe.skipIf(process.platform === 'win32')("the action's script", () => {
  const { runs } = read('action.yml') as { runs: { steps: readonly Step[] } };
  const script = runs.steps.find(({ id }) => id === 'lint')?.run ?? '';
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kiln-action-'));
    mkdirSync(join(folder, 'build'));
    // In place of the command one that tells how it was called.
    const told = 'console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = Number(process.env.CODE);';
    writeFileSync(join(folder, 'build', 'kiln.mjs'), told);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function run(inputs: { paths: string; args?: string; sarif?: string; code?: number }) {
    const output = join(folder, 'output');
    writeFileSync(output, '');
    const env = {
      PATH: process.env.PATH,
      GITHUB_ACTION_PATH: folder,
      GITHUB_OUTPUT: output,
      RUNNER_TEMP: folder,
      KILN_PATHS: inputs.paths,
      KILN_ARGS: inputs.args ?? '',
      KILN_SARIF: inputs.sarif ?? 'false',
      CODE: String(inputs.code ?? 0),
    };
    // As the runner starts `shell: bash`.
    const { status, stdout } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], { env, encoding: 'utf8' });
    const calls = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as string[]);
    return { status, calls, output: readFileSync(output, 'utf8') };
  }

  it('passes on paths and options as they are, whatever characters they hold', () => {
    const { calls } = run({ paths: 'a b\n\n$(touch x); "c\'\n-d\n', args: '--max-warnings=0\n--rule\nunknown-key=off' });
    const wanted = ['--max-warnings=0', '--rule', 'unknown-key=off', '--', 'a b', '$(touch x); "c\'', '-d'];
    expect(calls).toEqual([['lint', '--format', 'github', ...wanted]]);
  });

  it.each([0, 1, 2])('ends with the exit code %i of the linter', (code) => {
    expect(run({ paths: '.', code }).status).toBe(code);
    expect(run({ paths: '.', code, sarif: 'true' }).status).toBe(code);
  });

  it('writes SARIF for the upload, with findings and without', () => {
    for (const code of [0, 1]) {
      const { calls, output } = run({ paths: '.', sarif: 'true', code });
      const file = join(folder, 'kiln.sarif');
      expect(calls[1]).toEqual(['lint', '--format', 'sarif', '--output', file, '--', '.']);
      expect(output).toBe(`sarif-file=${file}\n`);
    }
  });

  it('uploads nothing when it was called wrongly, or when nobody asked', () => {
    expect(run({ paths: '.', sarif: 'true', code: 2 }).output).toBe('');
    expect(run({ paths: '.' }).output).toBe('');
  });
});
