import { describe, expect, it } from 'vitest';
import { analyze } from '../../analyze.ts';
import { applyEdits } from '../../edits.ts';
import { lineOf, placeOn, textsOf } from '../../testing/places.ts';
import { definition, references } from '../definition.ts';
import { rename, renameable } from '../rename.ts';

const text = `schemaVersion: 1.0
parameters:
  - Channel:
      type: string
      default: stable
constants:
  - "Home":
      type: string
      value: /opt
phases:
  - name: build
    steps:
      - name: Count
        action: ExecuteBash
        inputs:
          commands: ['ls | wc -l']
      - name: Fetch
        action: S3Download
        inputs:
          - source: s3://bucket/{{ Channel }}
            destination: '{{Home}}/tool'
      - name: 'Use'
        action: ExecuteBash
        loop:
          name: item
          forEach: [a, b]
        inputs:
          commands:
            - |
              echo {{ Channel }} {{ build.Count.outputs.stdout }}
              cat {{ build.Fetch.inputs[0].destination }} {{ item.value }} {{ loop.index }}
            - echo {{ aws:ssm:resolve(Channel) }}
  - name: test
    steps:
      - name: Count
        action: ExecuteBash
        inputs:
          commands: ['echo {{ test.Count.outputs.stdout }}']
`;

/** Renames what stands on some words; the new text, or why it cannot be. */
function renamed(words: string, newName: string, inside = 1): string {
  const renaming = rename(placeOn(text, words, inside), newName);
  return 'invalid' in renaming ? renaming.invalid : applyEdits(text, renaming.files[0]?.edits ?? []);
}

describe('definition', () => {
  it.each([
    ['{{ Channel }} {{ build', 4, 'Channel', 3],
    ['Home}}', 1, '"Home"', 7],
    ['build.Count', 1, 'build', 11],
    ['Count.outputs', 1, 'Count', 13],
    ['outputs.stdout', 1, 'Count', 13],
    ['destination }}', 1, 'destination', 21],
    ['item.value', 1, 'item', 25],
    ['loop.index', 1, 'name', 25],
    ['resolve(Channel', 9, 'Channel', 3],
    ['test.Count', 6, 'Count', 35],
  ])('of %j is where it is declared', (...row) => {
    const [words, inside, declared, line] = row;
    const found = definition(placeOn(text, words, inside));
    expect(textsOf(text, found)).toEqual([declared]);
    expect(lineOf(text, found[0]?.range.start ?? -1)).toBe(line);
  });

  it('is not there for what nothing declares', () => {
    expect(definition(placeOn(text.replace('{{ Channel }} ', '{{ Nothing }} '), 'Nothing'))).toEqual([]);
    expect(definition(placeOn(text, 'echo'))).toEqual([]);
  });
});

describe('references', () => {
  it('are the declaration and every use, in block scalars too', () => {
    const found = references(placeOn(text, 'Channel:'));
    expect(textsOf(text, found)).toEqual(['Channel', 'Channel', 'Channel', 'Channel']);
    expect(found.map(({ range }) => lineOf(text, range.start))).toEqual([3, 20, 30, 32]);
  });

  it('of a step leave steps of other phases with its name alone', () => {
    const found = references(placeOn(text, 'Count.outputs'));
    expect(found.map(({ range }) => lineOf(text, range.start))).toEqual([13, 30]);
  });

  it('of a phase are its name and the first word of references', () => {
    expect(references(placeOn(text, 'build\n')).map(({ range }) => lineOf(text, range.start))).toEqual([11, 30, 31]);
  });
});

describe('rename', () => {
  it('gives a parameter another name everywhere', () => {
    const there = renamed('Channel }} {{', 'Stream');
    expect(there).not.toContain('Channel');
    expect(there.match(/Stream/g)).toHaveLength(4);
    expect(there).toContain('resolve(Stream)');
  });

  it.each([
    ['Home}}', 'Prefix', ['"Prefix":', '{{Prefix}}/tool']],
    ['Count\n', 'CountFiles', ['name: CountFiles\n', 'build.CountFiles.outputs', 'test.Count.outputs']],
    ['build\n', 'validate', ['name: validate\n', '{{ validate.Count.outputs.stdout }}', '{{ validate.Fetch.inputs[0]']],
    ['item\n', 'name', ['name: name\n', '{{ name.value }} {{ loop.index }}']],
    ["Use'", 'Show', ["name: 'Show'"]],
  ])('of %j keeps quotes and leaves others alone', (words, newName, parts) => {
    const there = renamed(words, newName);
    for (const part of parts) expect(there).toContain(part);
    expect(analyze(there).diagnostics).toHaveLength(analyze(text).diagnostics.length);
  });

  it('and back again is the text that it was', () => {
    for (const words of ['Channel:', 'Home', 'Count\n', 'build\n', 'item\n']) {
      const place = placeOn(text, words);
      const range = renameable(place) ?? { start: 0, end: 0 };
      const there = renamed(words, 'Another-name');
      const back = rename(placeOn(there, 'Another-name'), text.slice(range.start, range.end));
      expect('files' in back ? applyEdits(there, back.files[0]?.edits ?? []) : back).toBe(text);
    }
  });

  it('puts a name that would be a number in quotes', () => {
    expect(renamed('Count\n', '123')).toContain("name: '123'\n");
  });

  it.each([
    ['Channel:', 'Home', 'constant “Home” already'],
    ['Count\n', 'Fetch', 'step “Fetch” already'],
    ['build\n', 'test', 'phase “test” already'],
    ['Count\n', 'two words', '3 to 128'],
    ['item\n', 'a.b', 'letters, digits'],
    ['s3://', 'anything', 'Nothing here'],
  ])('of %j to %j is refused', (words, newName, reason) => {
    expect(renamed(words, newName)).toContain(reason);
  });

  it('shows the word that will be replaced', () => {
    const place = placeOn(text, 'Home}}');
    expect(textsOf(text, [{ range: renameable(place) ?? { start: 0, end: 0 } }])).toEqual(['Home']);
    expect(textsOf(text, [{ range: renameable(placeOn(text, "'Use'", 2)) ?? { start: 0, end: 0 } }])).toEqual(['Use']);
    expect(renameable(placeOn(text, 'commands'))).toBeUndefined();
  });
});
