import { describe, expect, it } from 'vitest';
import { analyze } from '../../analyze.ts';
import { hover } from '../hover.ts';
import { placeIn } from '../place.ts';

const document = `schemaVersion: 1.0
parameters:
  - Channel:
      type: string
      default: stable
      description: Which channel to install from
phases:
  - name: build
    steps:
      - name: Count
        action: ExecuteBash
        inputs:
          commands: ['ls | wc -l']
      - name: Fetch
        action: S3Download
        onFailure: Ignore
        inputs:
          - source: s3://bucket/key
            destination: /opt/tool
      - name: Use
        action: ExecuteBash
        if:
          not:
            binaryExists: jq
          else: Abort
        inputs:
          commands:
            - echo {{ Channel }} {{ build.Count.outputs.stdout }} {{ build.Fetch.inputs[0].destination }} {{ context:date }} {{ nothing.like.it }}
`;

/** Hovers over the first place where the words stand. */
function hoverOn(words: string, from = 0) {
  const offset = document.indexOf(words, from);
  const found = hover(placeIn(analyze(document), offset + 1));
  return found === undefined ? undefined : { words: document.slice(found.range.start, found.range.end), contents: found.contents };
}

describe('hover', () => {
  it.each([
    ['S3Download', 'S3Download', 'Downloads objects'],
    ['onFailure', 'onFailure', 'Abort stops the run'],
    ['Ignore', 'Ignore', 'Abort stops the run'],
    ['destination:', 'destination', 'Required'],
    ['binaryExists', 'binaryExists', 'a program of that name'],
    ['else: Abort', 'else', 'does not hold'],
    ['build\n', 'build', 'Runs on the build instance'],
    ['phases', 'phases', 'in the order'],
    ['default', 'default', 'when the recipe sets none'],
    ['{{ Channel', '{{ Channel }}', 'Which channel to install from'],
    ['{{ build.Count', '{{ build.Count.outputs.stdout }}', 'What the script printed'],
    ['{{ build.Fetch', '{{ build.Fetch.inputs[0].destination }}', '/opt/tool'],
    ['{{ context', '{{ context:date }}', 'Today in UTC'],
  ])('over %j tells of %j', (at, words, part) => {
    const found = hoverOn(at);
    expect(found?.words).toBe(words);
    expect(found?.contents).toContain(part);
  });

  it('tells of the input over its value', () => {
    expect(hoverOn('s3://bucket')).toMatchObject({ words: 's3://bucket/key', contents: expect.stringContaining('s3://bucket/key') });
  });

  it('says nothing over commands, references that lead nowhere, blank space and in documents of other kinds', () => {
    expect(hoverOn('echo {{ Channel')).toBeUndefined();
    expect(hoverOn('{{ nothing')).toBeUndefined();
    expect(hover(placeIn(analyze(document), document.length))).toBeUndefined();
    expect(hover(placeIn(analyze('mainSteps: []\nname: y\n'), 3))).toBeUndefined();
  });

  it('never throws, wherever it is asked', () => {
    for (let end = 0; end <= document.length; end += 7) {
      const analysis = analyze(document.slice(0, end));
      for (const offset of [-1, 0, end >> 1, end, end + 10]) expect(() => hover(placeIn(analysis, offset))).not.toThrow();
    }
  });
});
