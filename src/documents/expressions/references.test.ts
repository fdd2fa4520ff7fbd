import { describe, expect, it } from 'vitest';
import { findReferences } from './find-references.ts';
import type { Reference } from './reference.ts';

/** The only reference of a text, without its range. */
function only(text: string): Omit<Reference, 'range'> {
  const [reference, ...others] = findReferences(text);
  if (reference === undefined || others.length > 0) throw new Error(`one reference was expected in ${text}`);
  const { range: _range, ...rest } = reference;
  return rest;
}

describe('a reference', () => {
  it.each([
    ['Name', { kind: 'name', name: 'Name' }],
    ['my-name_1', { kind: 'name', name: 'my-name_1' }],
    ['build.Get.outputs.stdout', { kind: 'step', phase: 'build', step: 'Get', io: 'outputs', index: undefined, variable: 'stdout' }],
    ['build.Get.inputs[0].path', { kind: 'step', phase: 'build', step: 'Get', io: 'inputs', index: 0, variable: 'path' }],
    ['b-1.G_2.inputs[12].a-b', { kind: 'step', phase: 'b-1', step: 'G_2', io: 'inputs', index: 12, variable: 'a-b' }],
    ['loop.index', { kind: 'loop', loop: 'loop', variable: 'index' }],
    ['Packages.value', { kind: 'loop', loop: 'Packages', variable: 'value' }],
    ['aws:ssm:/app/token', { kind: 'ssm', path: '/app/token', resolve: 'literal' }],
    ['aws:ssm:resolve(secretName)', { kind: 'ssm', path: 'secretName', resolve: 'parameter' }],
    ['aws:ssm:resolve( aws:ssm:/app/name )', { kind: 'ssm', path: '/app/name', resolve: 'ssm' }],
    ['env:ProgramFiles(x86)', { kind: 'env', variable: 'ProgramFiles(x86)' }],
    ['aws:imds:placement/region', { kind: 'imds', path: 'placement/region' }],
    ['context:accountId', { kind: 'context', key: 'accountId' }],
  ])('is read from %s, with blanks and without', (body, expected) => {
    expect(only(`{{${body}}}`)).toEqual(expected);
    expect(only(`x{{  ${body}\t}}y`)).toEqual(expected);
  });

  it.each([
    '',
    'two words',
    '.Names',
    'a.b',
    'a.b.c',
    'build.Get.stdout',
    'build.Get.output.stdout',
    'build.Get.inputs[x].path',
    'build.Get.inputs[].path',
    'build.Get.outputs.a.b',
    'build..outputs.stdout',
    'aws:ssm:',
    'aws:ssm:resolve()',
    'aws:ssm:resolve(a b)',
    'env:',
    'aws:imds:',
    'imagebuilder:parentImage',
  ])('is malformed as {{ %s }}', (body) => {
    expect(only(`{{ ${body} }}`)).toMatchObject({ kind: 'malformed', body });
  });
});

describe('findReferences', () => {
  it('gives ranges that cover the braces', () => {
    const text = 'a {{ one }} b {{two}} {{ three';
    expect(findReferences(text).map(({ range }) => text.slice(range.start, range.end))).toEqual(['{{ one }}', '{{two}}']);
  });

  it('looks only between the given offsets', () => {
    const text = '{{ a }} {{ b }} {{ c }}';
    expect(findReferences(text, { start: 3, end: 16 })).toMatchObject([{ name: 'b' }]);
    expect(findReferences(text, { start: 8, end: 14 })).toEqual([]);
  });

  it('takes the innermost of several opening braces', () => {
    expect(findReferences('{{{ a }}} {{ b {{ c }}')).toMatchObject([{ name: 'a', range: { start: 1, end: 8 } }, { name: 'c' }]);
  });

  it('ends on long runs of braces', () => {
    expect(findReferences('{{'.repeat(100_000))).toEqual([]);
    expect(findReferences(`${'{{'.repeat(100_000)} a }}`)).toHaveLength(1);
    expect(findReferences('}}'.repeat(100_000))).toEqual([]);
  });
});
