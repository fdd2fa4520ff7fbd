import { sep } from 'node:path';
import { expect, test } from 'vitest';
import {
  analyze,
  checkFile,
  factsOf,
  isLeftOut,
  isSettingsFile,
  neighboursOf,
  noSettingsFiles,
  settingsOf,
  settleFindings,
  withSettingsFile,
} from '../../documents/index.ts';
import { lintFindings } from '../testing/kiln-lint.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const component = `schemaVersion: 1.0
parameters:
  - Port: {type: string}
phases:
  - name: build
    steps:
      - name: Fetch
        action: WebDownload
        inputs:
          - source: http://example.com/tool.tgz
            destination: /opt/tool.tgz
`;
const resource = 'name: web\nsemanticVersion: 1.0.0\nplatform: Linux\nuri: ./web.yaml\n';

const files: Readonly<Record<string, string>> = {
  'kiln.config.yaml': `rules: {insecure-download: error}
overrides:
  - {files: [web.yaml], rules: {unused-declaration: off}}
ignore: [drafts/]
`,
  'web.yaml': component,
  'web.component.yaml': resource,
  'drafts/web.component.yaml': resource,
  'plain/web.yaml': component,
  'inner/kiln.config.yml': 'overrides:\n  - {files: [/web.yaml], rules: {insecure-download: info}}\n',
  'inner/web.yaml': component,
  'inner/web.component.yaml': resource.replace('./', '../'),
  'inner/deep/web.yaml': component,
  'inner/deep/other.component.yaml': resource.replace('./web', './gone'),
  'silent/kiln.config.json': '{"profile": "minimal"}',
  'silent/web.yaml': component,
};

/** What editors show of all these files. */
function inEditors(): readonly string[] {
  const documents = Object.entries(files).filter(([path]) => !isSettingsFile(path));
  const settings = Object.entries(files)
    .filter(([path]) => isSettingsFile(path))
    .reduce((known, [path, text]) => withSettingsFile(known, path, text), noSettingsFiles);
  const analyses = documents.map(([path, text]) => {
    return { path, analysis: analyze(text, { fileName: path, settings: settingsOf(settings, path) }) };
  });
  const whole = { files: new Map(analyses.map(({ path, analysis }) => [path, factsOf(analysis, path)])), known: [] };
  return analyses.flatMap(({ path, analysis }) => {
    if (isLeftOut(settings, path)) return [];
    const across = { stage: 'workspace', diagnostics: checkFile(analysis, path, neighboursOf(whole, settings, path)) } as const;
    const found = settleFindings(analysis, [across], settingsOf(settings, path));
    return found.map(({ rule, severity }) => `${path} ${rule} ${severity}`);
  });
}

test('with settings files in several folders, editors show what kiln lint prints', async () => {
  const printed = await lintFindings(temporaryFolder(files));
  const expected = printed.map((line) => line.replaceAll(sep, '/')).toSorted();
  expect(inEditors().toSorted()).toEqual(expected);
  expect(expected).toContain('web.yaml insecure-download error');
  expect(expected).toContain('inner/web.yaml insecure-download info');
  expect(expected).toContain('inner/deep/web.yaml insecure-download warning');
  expect(expected).toContain('inner/deep/other.component.yaml missing-file error');
  expect(expected.filter((line) => line.startsWith('silent/') || line.startsWith('drafts/'))).toEqual([]);
});
