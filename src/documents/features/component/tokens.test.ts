import { expect, it } from 'vitest';
import { analyze } from '../../analyze.ts';
import { documentWith } from '../../rules/example.ts';
import { tokens } from '../tokens.ts';

const text = documentWith(
  'parameters:\n  - Channel:\n      type: string\n',
  `- name: Fetch
  action: S3Download
  inputs:
    - source: s3://bucket/{{ Channel }}
      destination: /tmp
- name: Run
  action: "ExecuteBash"
  inputs:
    commands: ['{{ build.Fetch.inputs[0].source }} {{ context:date }} {{ Nothing }} {{ a b }}']
`,
);

const words = (more: Parameters<typeof tokens>[1] = []) =>
  tokens(analyze(text), more).map(({ range, kind }) => `${text.slice(range.start, range.end)} ${kind}`);

it('actions and the words of references have colours, in order', () => {
  expect(words()).toEqual([
    'S3Download action',
    'Channel parameter',
    'ExecuteBash action',
    'build step',
    'Fetch step',
    'inputs[0] keyword',
    'source output',
    'context: keyword',
    'date string',
    'Nothing variable',
  ]);
});

it('tokens from elsewhere give way to those of references', () => {
  const start = text.indexOf('{{ context');
  const script = { kind: 'string' as const, range: { start, end: start + '{{ context:date }}'.length } };
  expect(words([script]).slice(7, 11)).toEqual(['{{  string', 'context: keyword', 'date string', ' }} string']);
});
