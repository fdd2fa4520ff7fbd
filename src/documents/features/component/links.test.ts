import { expect, it } from 'vitest';
import { analyze } from '../../analyze.ts';
import { documentWithSteps } from '../../rules/example.ts';
import { noWorkspace } from '../../workspace/model.ts';
import { definition } from '../definition.ts';
import { links } from '../links.ts';

const text = documentWithSteps(`- name: Fetch
  action: WebDownload
  inputs:
    - source: https://example.com/tool-1.2.tar.gz
      destination: /tmp/tool
- name: Run
  action: ExecuteBash
  inputs:
    commands:
      - |
        curl -fsSL "https://example.com/install.sh" -o /tmp/install
        curl https://example.com/{{ Version }}/x (see https://example.com/docs).
- name: Shared
  action: ExecuteDocument
  inputs:
    document: ../shared/base.yaml
`);

const subject = {
  analysis: analyze(text),
  path: 'components/app.yaml',
  workspace: {
    ...noWorkspace,
    files: new Map([['shared/base.yaml', { path: 'shared/base.yaml', kind: 'component' as const, references: [] }]]),
  },
};

it('addresses in inputs and documents of the workspace are links', () => {
  const found = links(subject);
  expect(found.map(({ target }) => target)).toEqual([
    'https://example.com/tool-1.2.tar.gz',
    'https://example.com/install.sh',
    'https://example.com/docs',
    'shared/base.yaml',
  ]);
  for (const { range, target } of found.slice(0, 3)) expect(text.slice(range.start, range.end)).toBe(target);
});

it('a document that no file of the workspace is leads nowhere', () => {
  expect(links({ ...subject, workspace: noWorkspace }).some(({ target }) => target.endsWith('.yaml'))).toBe(false);
});

it('the definition of a path is the file', () => {
  expect(definition({ ...subject, offset: text.indexOf('base.yaml') })).toEqual([
    { path: 'shared/base.yaml', range: { start: 0, end: 0 } },
  ]);
});
