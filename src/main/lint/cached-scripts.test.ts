import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze, type Diagnostic } from '../../documents/index.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { cachedScripts } from './cached-scripts.ts';
import { createFindingsCache } from './findings-cache.ts';

const document = `schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Greet
        action: ExecuteBash
        inputs: {commands: [echo hello]}
`;
const origin = { root: '/work', file: 'a.yaml', settings: { severities: {} } };

/** Counts how often the scripts of a document are really looked at; what is found tells the how manieth time it was. */
function counting({ rule = 'some-rule', shellCheck }: { rule?: string; shellCheck?: string } = {}) {
  let times = 0;
  const check = async (): Promise<readonly Diagnostic[]> => [
    { rule, severity: 'info', message: String(++times), range: { start: 0, end: 1 } },
  ];
  const cache = createFindingsCache({ folder: temporaryFolder(), linter: 'one' });
  const find = cachedScripts({ stage: { check }, cache, shellCheck });
  return { find: (text: string, other: Partial<typeof origin> = {}) => find(analyze(text), { ...origin, ...other }), times: () => times };
}

describe('findings in scripts', () => {
  it('are found once for the same document', async () => {
    const { find, times } = counting();
    expect(await find(document)).toEqual(await find(document));
    expect(times()).toBe(1);
  });

  it('are found anew for another text, name, workspace or settings', async () => {
    const { find, times } = counting();
    await find(document);
    await find(`${document} `);
    await find(document, { file: 'b.yaml' });
    await find(document, { root: '/other' });
    await find(document, { settings: { severities: { 'some-rule': 'off' } } });
    expect(times()).toBe(5);
  });

  it('are found anew with another ShellCheck', async () => {
    const folder = temporaryFolder({ shellcheck: 'one' });
    const cache = createFindingsCache({ folder: join(folder, 'cache'), linter: 'one' });
    let times = 0;
    const check = async () => {
      times++;
      return [];
    };
    const stage = { check };
    const find = (shellCheck: string | undefined) => cachedScripts({ stage, cache, shellCheck })(analyze(document), origin);
    await find(undefined);
    await find(join(folder, 'shellcheck'));
    await find(join(folder, 'shellcheck'));
    expect(times).toBe(2);
    writeFileSync(join(folder, 'shellcheck'), 'another one');
    await find(join(folder, 'shellcheck'));
    expect(times).toBe(3);
  });

  it('are not kept when ShellCheck failed', async () => {
    const { find, times } = counting({ rule: 'shellcheck-failed' });
    await find(document);
    await find(document);
    expect(times()).toBe(2);
  });

  it('of a document without scripts are none, and nobody is asked', async () => {
    const { find, times } = counting();
    expect(await find('schemaVersion: 1.0\nphases: []\n')).toEqual([]);
    expect(times()).toBe(0);
  });
});
