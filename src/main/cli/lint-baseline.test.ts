import { readFileSync, rmSync, writeFileSync } from 'node:fs';
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
const another = good.slice(good.indexOf('      - name: Greet')).replace('Greet', 'Leave').replace('ExecuteBash', 'ExecuteCmd');

const baseline = ['--baseline', 'known.json'];

describe('kiln lint --baseline', () => {
  it('reports only what is new since it was written, also when lines have moved', async () => {
    const folder = temporaryFolder({ 'a.yaml': bad, 'sub/b.yaml': bad });
    expect(await kilnLint(folder, [...baseline, '--update-baseline'])).toMatchObject({
      code: 0,
      err: expect.stringContaining('2 findings'),
    });
    expect(await lintFindings(folder, ...baseline)).toEqual([]);
    writeFileSync(join(folder, 'a.yaml'), `# A comment.\n\n${bad}${another}`);
    expect(await lintFindings(folder, ...baseline)).toEqual(['a.yaml unknown-action error']);
    expect((await kilnLint(folder, baseline)).code).toBe(1);
  });

  it('knows the same files from every folder', async () => {
    const folder = temporaryFolder({ 'a.yaml': bad, 'sub/b.yaml': bad });
    await kilnLint(folder, [...baseline, '--update-baseline']);
    expect(await lintFindings(join(folder, 'sub'), 'b.yaml', '../a.yaml', '--baseline', '../known.json')).toEqual([]);
  });

  it('counts only new warnings against their limit', async () => {
    const folder = temporaryFolder({ 'a.yaml': bad });
    const warned = ['--rule', 'unknown-action=warning', '--max-warnings', '0'];
    expect((await kilnLint(folder, warned)).code).toBe(1);
    await kilnLint(folder, [...baseline, '--update-baseline']);
    expect((await kilnLint(folder, [...warned, ...baseline])).code).toBe(0);
  });

  it('tells entries that are not found any more, and forgets them when it is updated', async () => {
    const folder = temporaryFolder({ 'a.yaml': bad, 'b.yaml': bad });
    await kilnLint(folder, [...baseline, '--update-baseline']);
    writeFileSync(join(folder, 'a.yaml'), good);
    rmSync(join(folder, 'b.yaml'));
    expect(await kilnLint(folder, baseline)).toMatchObject({ code: 0, err: expect.stringContaining('2 entries') });
    await kilnLint(folder, [...baseline, '--update-baseline']);
    expect(await kilnLint(folder, baseline)).toMatchObject({ code: 0, err: '' });
  });

  it('says what it is missing, and what is none', async () => {
    const folder = temporaryFolder({ 'a.yaml': bad, 'none.json': '{}' });
    expect(await kilnLint(folder, baseline)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('known.json') });
    expect(await kilnLint(folder, ['--baseline', 'none.json'])).toMatchObject({ code: 2, err: expect.stringContaining('none.json') });
    expect((await kilnLint(folder, ['--baseline', 'none.json', '--update-baseline'])).code).toBe(2);
    expect(readFileSync(join(folder, 'none.json'), 'utf8')).toBe('{}');
  });

  it('is no document itself', async () => {
    const folder = temporaryFolder({ 'a.yaml': bad });
    await kilnLint(folder, [...baseline, '--update-baseline']);
    const { out } = await kilnLint(folder, [...baseline, '--format', 'json']);
    expect((JSON.parse(out) as { file: string }[]).map(({ file }) => file)).toEqual(['a.yaml']);
  });
});
