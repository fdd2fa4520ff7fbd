import { describe, expect, test } from 'vitest';
import { planDockerfile, TemplateFault } from './template.ts';

const pieces = (template: string) =>
  planDockerfile(template, 'base:1').pieces.map(({ stage, isFirst, from, text, hasInstructions, runsComponents }) => ({
    ...{ stage, isFirst, image: from.image, name: from.name, text: text.trim(), hasInstructions, runsComponents },
  }));

test('the three variables alone are one stage, with nothing to build around the components', () => {
  expect(pieces('FROM {{{ imagebuilder:parentImage }}}\n{{{ imagebuilder:environments }}}\n{{{ imagebuilder:components }}}\n')).toEqual([
    { stage: 0, isFirst: true, image: 'base:1', name: undefined, text: '', hasInstructions: false, runsComponents: true },
    { stage: 0, isFirst: false, image: 'base:1', name: undefined, text: '', hasInstructions: false, runsComponents: false },
  ]);
});

test('instructions before and behind the components are pieces of their own', () => {
  const template =
    'FROM {{{imagebuilder:parentImage}}}\nRUN a\n{{{ imagebuilder:environments }}}\n{{{ imagebuilder:components }}}\nRUN b\n';
  expect(pieces(template)).toMatchObject([
    { text: 'RUN a', hasInstructions: true, runsComponents: true },
    { text: 'RUN b', hasInstructions: true, runsComponents: false },
  ]);
});

test('a template without components is built in one piece', () => {
  expect(pieces('FROM {{{ imagebuilder:parentImage }}}\nRUN a\nRUN b')).toMatchObject([{ text: 'RUN a\nRUN b', runsComponents: false }]);
});

test('stages keep their order and their names; the components belong to the one that they stand in', () => {
  const template =
    '# escape=`\nARG V=1\nFROM debian:$V AS tools\nRUN make\nFROM --platform=linux/amd64 base AS final\n{{{ imagebuilder:components }}}\nCOPY --from=tools /a /b\nCOPY --from=0 /a /c\nCOPY --from=nginx:1 /x /y\n';
  const plan = planDockerfile(template, 'unused');
  expect(plan.preamble).toBe('# escape=`\nARG V=1\n');
  expect(plan.copiesFrom).toEqual(['nginx:1']);
  expect(plan.pieces.map(({ stage, from, runsComponents }) => [stage, from.options, from.image, from.name, runsComponents])).toEqual([
    [0, '', 'debian:$V', 'tools', false],
    [1, '--platform=linux/amd64 ', 'base', 'final', true],
    [1, '--platform=linux/amd64 ', 'base', 'final', false],
  ]);
});

describe('what is no instruction', () => {
  test('components in a comment are not run', () => {
    expect(pieces('FROM a\n# {{{ imagebuilder:components }}}\nRUN b')).toMatchObject([{ runsComponents: false }]);
  });

  test('a FROM in a heredoc begins no stage', () => {
    expect(pieces('FROM a\nRUN <<EOF\nFROM here\nEOF\nRUN b')).toHaveLength(1);
  });

  test('a template without FROM builds upon nothing', () => {
    expect(() => planDockerfile('RUN a', 'base:1')).toThrow(TemplateFault);
  });
});
