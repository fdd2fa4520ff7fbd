import { expect, it } from 'vitest';
import { UsageError } from './command.ts';
import { readArguments } from './rehearse-arguments.ts';

it('takes a document and nothing else for granted', () => {
  expect(readArguments(['doc.yaml'])).toEqual({
    document: 'doc.yaml',
    phases: undefined,
    parameters: {},
    network: false,
    driver: 'auto',
    image: undefined,
    json: false,
  });
});

it.each([
  ['repeated', ['doc.yaml', '--phase', 'build', '--phase', 'test']],
  ['with a comma', ['--phase', 'build,test', 'doc.yaml']],
  ['one after the other behind the document', ['doc.yaml', '--phase', 'build', 'test', '--json']],
])('takes several phases, %s', (_how, args) => {
  expect(readArguments(args)).toMatchObject({ document: 'doc.yaml', phases: ['build', 'test'] });
});

it('takes parameters whose values hold anything', () => {
  const { parameters } = readArguments(['doc.yaml', '--param', 'a=1=2', 'b=x y', '--param=c=,']);
  expect(parameters).toEqual({ a: '1=2', b: 'x y', c: ',' });
});

it.each([
  [[]],
  [['--phase', 'build']],
  [['a.yaml', 'b.yaml']],
  [['a.yaml', '--param', 'novalue']],
  [['a.yaml', '--param', 'empty=']],
  [['a.yaml', '--driver', 'magic']],
  [['a.yaml', '--frobnicate']],
])('refuses %j', (args) => {
  expect(() => readArguments(args)).toThrow(UsageError);
});
