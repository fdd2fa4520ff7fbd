import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kilnLint, lintFindings } from '../testing/kiln-lint.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const good = `schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Greet
        action: ExecuteBash
        inputs: {commands: [echo hello]}
`;
const bad = good.replace('ExecuteBash', 'ExecuteBsh');
/** An advice, continue-fails. */
const advised = good.replace('        action', '        onFailure: Continue\n        action');
const windows = good.replace('ExecuteBash', 'ExecutePowerShell');

describe('settings of kiln lint', () => {
  it('come from the nearest settings file upward, with paths from its folder', async () => {
    const folder = temporaryFolder({
      'kiln.config.yaml': 'rules:\n  unknown-action: warning\noverrides:\n  - files: [old/]\n    rules: {unknown-action: off}\n',
      'a.yaml': bad,
      'old/b.yaml': bad,
      'own/kiln.config.json': '{"rules": {"unknown-action": "info"}}',
      'own/deep/c.yaml': bad,
    });
    expect(await lintFindings(folder)).toEqual(['a.yaml unknown-action warning', `${join('own', 'deep', 'c.yaml')} unknown-action info`]);
    expect(await lintFindings(join(folder, 'own', 'deep'), 'c.yaml')).toEqual(['c.yaml unknown-action info']);
    expect(await lintFindings(join(folder, 'own', 'deep'), '../../a.yaml')).toEqual(['../../a.yaml unknown-action warning']);
  });

  it('are not looked for above the repository', async () => {
    const folder = temporaryFolder({ 'kiln.config.yaml': 'rules: {unknown-action: off}', 'repo/.git/HEAD': '', 'repo/a.yaml': bad });
    expect(await lintFindings(join(folder, 'repo'))).toEqual(['a.yaml unknown-action error']);
  });

  it('tell the operating systems', async () => {
    const folder = temporaryFolder({ 'kiln.config.yaml': 'platforms: [Linux]', 'a.yaml': windows });
    expect(await lintFindings(folder, 'a.yaml')).toEqual(['a.yaml action-not-on-platform error']);
    expect(await lintFindings(folder, 'a.yaml', '--no-config')).toEqual([]);
  });

  it('can be given as another file, or left out', async () => {
    const folder = temporaryFolder({
      'kiln.config.yaml': 'rules: {unknown-action: off}',
      'ci.yaml': 'rules: {unknown-action: warning}',
      'a.yaml': bad,
    });
    expect(await lintFindings(folder, 'a.yaml')).toEqual([]);
    expect(await lintFindings(folder, 'a.yaml', '--config', 'ci.yaml')).toEqual(['a.yaml unknown-action warning']);
    expect(await lintFindings(folder, 'a.yaml', '--no-config')).toEqual(['a.yaml unknown-action error']);
  });

  it('end the run when they cannot be read', async () => {
    const folder = temporaryFolder({ 'a.yaml': good });
    expect(await kilnLint(folder, ['--config', 'missing.yaml'])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('missing.yaml'),
    });
  });

  it('count as far as they are right; what is wrong in them is told with its line', async () => {
    const config = 'rules:\n  unknown-action: warning\n  undefined-parameter: loud\nprofle: strict\n';
    const folder = temporaryFolder({ 'kiln.config.yaml': config, 'a.yaml': bad });
    const { code, err } = await kilnLint(folder, ['a.yaml']);
    expect(code).toBe(0);
    expect(err).toMatch(/kiln\.config\.yaml, line 3: .*\n.*kiln\.config\.yaml, line 4: .*profle/);
    const whole = await kilnLint(folder, ['.']);
    expect(whole.code).toBe(1);
    expect(whole.out).toContain('invalid-setting');
    expect(whole.err).toBe('');
  });

  it('that are no YAML at all settle nothing and are told of', async () => {
    const folder = temporaryFolder({ 'kiln.config.yaml': 'rules: {unknown-action: off', 'a.yaml': bad });
    expect((await kilnLint(folder, ['a.yaml'])).err).toContain('kiln.config.yaml, line 1');
  });

  it('leave files out, and say so when such a file is named', async () => {
    const folder = temporaryFolder({ 'kiln.config.yaml': 'ignore: [generated/]', 'generated/a.yaml': bad, 'b.yaml': good });
    expect(await kilnLint(folder, ['generated/a.yaml'])).toMatchObject({ code: 0, err: expect.stringContaining('left out') });
    expect(await kilnLint(folder, [])).toMatchObject({ code: 0, err: '' });
  });
});

describe('the command line counts before the settings', () => {
  const folderWith = (config: string) => temporaryFolder({ 'kiln.config.yaml': config, 'a.yaml': bad, 'b.yaml': advised });

  it('with its profile', async () => {
    const folder = folderWith('profile: strict');
    expect(await lintFindings(folder, 'b.yaml')).toEqual(['b.yaml continue-fails warning']);
    expect(await lintFindings(folder, 'b.yaml', '--profile', 'minimal')).toEqual([]);
  });

  it('with its rules, over overrides too; a rule without a severity has its own', async () => {
    const folder = folderWith('overrides:\n  - files: ["*.yaml"]\n    rules: {unknown-action: off, continue-fails: off}\n');
    expect(await lintFindings(folder, '.')).toEqual([]);
    expect(await lintFindings(folder, '.', '--rule', 'unknown-action=info', '--rule', 'continue-fails')).toEqual([
      'a.yaml unknown-action info',
      'b.yaml continue-fails info',
    ]);
  });

  it.each([
    ['--rule', 'unknown-acton'],
    ['--rule', 'unknown-action=loud'],
    ['--profile', 'lax'],
    ['--max-warnings', '-1'],
    ['--max-warnings', 'few'],
    ['--update-baseline'],
    ['--no-config', '--config', 'a.yaml'],
    ['--stdin-filename', 'a.yaml', 'b.yaml'],
    ['--watch', '-'],
    ['--watch', '--fix'],
  ])('refuses %s %s', async (...args) => {
    await expect(kilnLint(temporaryFolder(), args)).rejects.toMatchObject({ name: 'UsageError' });
  });
});

describe('what fails a run', () => {
  it('is more warnings than are allowed', async () => {
    const folder = temporaryFolder({ 'a.yaml': advised });
    const warned = ['--rule', 'continue-fails=warning'];
    expect((await kilnLint(folder, warned)).code).toBe(0);
    expect((await kilnLint(folder, [...warned, '--max-warnings', '1'])).code).toBe(0);
    expect((await kilnLint(folder, [...warned, '--max-warnings=0'])).code).toBe(1);
  });

  it('is counted before --quiet leaves all but errors out', async () => {
    const folder = temporaryFolder({ 'a.yaml': advised });
    const { code, out } = await kilnLint(folder, ['--rule', 'continue-fails=warning', '--max-warnings=0', '--quiet']);
    expect(code).toBe(1);
    expect(out).not.toContain('continue-fails');
  });
});

describe('the report', () => {
  it('goes to a file', async () => {
    const folder = temporaryFolder({ 'a.yaml': bad });
    expect(await kilnLint(folder, ['--format=json', '--output', 'reports/kiln.json'])).toEqual({ code: 1, out: '', err: '' });
    expect(JSON.parse(readFileSync(join(folder, 'reports', 'kiln.json'), 'utf8'))).toMatchObject([{ file: 'a.yaml' }]);
  });

  it('that cannot be written ends the run', async () => {
    const folder = temporaryFolder({ 'a.yaml': good });
    expect(await kilnLint(folder, ['--output', 'a.yaml/report'])).toMatchObject({ code: 2, err: expect.stringContaining('report') });
  });
});

describe('the standard input', () => {
  it('has the kind and the settings of its name', async () => {
    const folder = temporaryFolder({ 'kiln.config.yaml': 'overrides:\n  - files: [old/]\n    rules: {unknown-action: info}\n' });
    const { out } = await kilnLint(folder, ['--stdin-filename', 'old/a.yaml', '--format=json'], bad);
    expect(JSON.parse(out)).toMatchObject([{ file: 'old/a.yaml', diagnostics: [{ rule: 'unknown-action', severity: 'info' }] }]);
    const recipe = await kilnLint(folder, ['--stdin-filename', 'x.recipe.yaml', '--format=json'], 'name: x\n');
    expect(JSON.parse(recipe.out)).toMatchObject([{ kind: 'image-recipe' }]);
  });
});
