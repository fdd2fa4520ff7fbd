import { describe, expect, it } from 'vitest';
import { analyze } from '../../analyze.ts';
import { complete } from '../complete.ts';
import { placeIn } from '../place.ts';

/** Completes at the `‸` of a text. */
function completeAt(marked: string) {
  const offset = marked.indexOf('‸');
  return complete(placeIn(analyze(marked.replace('‸', '')), offset));
}

const labelsAt = (marked: string) => completeAt(marked).map(({ label }) => label);

/** Labels in the order in which an editor shows them. */
function sortedLabelsAt(marked: string): string[] {
  const sorted = [...completeAt(marked)].sort((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
  return sorted.map(({ label }) => label);
}

/** The text after the completion with that label was taken, as far as an editor's own indenting allows. */
function taken(marked: string, label: string): string {
  const found = completeAt(marked).find((each) => each.label === label);
  if (found === undefined) throw new Error(`nothing is called ${label}`);
  const text = marked.replace('‸', '');
  return text.slice(0, found.range.start) + found.insertText + text.slice(found.range.end);
}

const inStep = (lines: string) => `schemaVersion: 1.0
phases:
  - name: build
    steps:
${lines.replaceAll(/^(?=.)/gm, '      ')}`;

describe('completion of keys', () => {
  it('offers the keys of a new document, the required ones first', () => {
    expect(sortedLabelsAt('‸').slice(0, 2)).toEqual(['schemaVersion', 'phases']);
  });

  it('offers only what is missing in a document', () => {
    const labels = labelsAt('name: X\nschemaVersion: 1.0\n‸\nphases: []\n');
    expect(labels).toContain('parameters');
    expect(labels).not.toContain('schemaVersion');
    expect(labels).not.toContain('phases');
  });

  it('offers the keys of a step while one of them is half typed', () => {
    const labels = labelsAt(inStep('- name: Greet\n  act‸\n  onFailure: Abort\n'));
    expect(labels).toContain('action');
    expect(labels).toContain('timeoutSeconds');
    expect(labels).not.toContain('onFailure');
    expect(labels).not.toContain('name');
  });

  it('offers the keys of a step behind its dash', () => {
    expect(sortedLabelsAt(inStep('- ‸\n')).slice(0, 2)).toEqual(['name', 'action']);
  });

  it('offers the keys of a phase, also where the list stands at the column of its key', () => {
    expect(labelsAt('schemaVersion: 1.0\nphases:\n- name: build\n  ‸\n')).toEqual(['steps', 'disableLogging']);
  });

  it('offers a new step where a list of steps is empty', () => {
    const marked = 'schemaVersion: 1.0\nphases:\n  - name: build\n    steps:\n      ‸\n';
    expect(sortedLabelsAt(marked).slice(0, 3)).toEqual(['new step', 'AppendFile step', 'Assert step']);
    expect(labelsAt('schemaVersion: 1.0\nphases:\n  ‸\n')).toEqual(['new phase']);
  });

  it('offers a step of every action that reads as its example does', () => {
    const marked = 'schemaVersion: 1.0\nphases:\n  - name: build\n    steps:\n‸';
    for (const { label, insertText, snippet } of completeAt(marked.replace('‸', '      ‸\n')).slice(1)) {
      expect(snippet).toBe(true);
      const steps = insertText.replaceAll('\\$', '$').replaceAll(/^/gm, '      ');
      const { component } = analyze(marked.replace('‸', `${steps}\n`));
      expect(`${component?.steps[0]?.spec?.name} step`).toBe(label);
    }
  });

  it('offers the inputs of the action in an item of a list', () => {
    const labels = labelsAt(inStep('- name: Fetch\n  action: S3Download\n  inputs:\n    - source: s3://bucket/key\n      ‸\n'));
    expect(labels).toEqual(['destination', 'expectedBucketOwner', 'overwrite']);
  });

  it('begins an item where the inputs are a list and there is no dash yet', () => {
    const marked = inStep('- name: Fetch\n  action: S3Download\n  inputs:\n    ‸\n');
    expect(taken(marked, 'source')).toContain('    - source: \n');
  });

  it('offers the inputs of a map-shaped action although the action stands below', () => {
    expect(labelsAt(inStep('- name: Run\n  inputs:\n    ‸\n  action: ExecuteBinary\n'))).toEqual(['path', 'arguments']);
  });

  it('offers no inputs for an action that does not exist', () => {
    expect(labelsAt(inStep('- name: Run\n  action: Unknown\n  inputs:\n    ‸\n'))).toEqual([]);
  });

  it('offers the keys of parameters and constants', () => {
    expect(labelsAt('parameters:\n  - Channel:\n      type: string\n      ‸\nphases: []\n')).toEqual(['default', 'description']);
    expect(labelsAt('constants:\n  - Channel:\n      ‸\nphases: []\n')).toEqual(['type', 'value']);
  });

  it('offers the keys of loops', () => {
    expect(labelsAt(inStep('- name: Run\n  loop:\n    ‸\n'))).toEqual(['name', 'for', 'forEach']);
    expect(labelsAt(inStep('- name: Run\n  loop:\n    for:\n      start: 1\n      ‸\n'))).toEqual(['end', 'updateBy']);
  });

  it('offers operators and outcomes in a condition, and the companion once an operator is there', () => {
    const labels = labelsAt(inStep('- name: Run\n  if:\n    ‸\n'));
    expect(labels).toContain('stringEquals');
    expect(labels).toContain('then');
    expect(labelsAt(inStep('- name: Run\n  if:\n    fileMD5Equals: x\n    ‸\n'))).toEqual(['path', 'then', 'else']);
  });

  it('offers operators without outcomes in nested conditions and in Assert', () => {
    for (const lines of ['- name: Run\n  if:\n    and:\n      - ‸\n', '- name: Run\n  action: Assert\n  inputs:\n    ‸\n']) {
      const labels = labelsAt(inStep(lines));
      expect(labels).toContain('binaryExists');
      expect(labels).not.toContain('then');
    }
  });

  it('leaves an existing colon and value alone', () => {
    expect(taken(inStep('- name: Greet\n  acti‸: ExecuteBash\n'), 'action')).toContain('  action: ExecuteBash\n');
  });

  it('indents what goes below a key that stands behind a dash', () => {
    expect(taken(inStep('- ‸\n'), 'inputs')).toContain('- inputs:\n    $0');
    expect(taken('name: X\n‸', 'phases')).toContain('phases:\n  - $0');
  });

  it('replaces the whole word and nothing else', () => {
    const [first] = completeAt('schemaVersion: 1.0\npara‸meters\n');
    expect(first?.range).toEqual({ start: 19, end: 29 });
  });
});

describe('completion of values', () => {
  it('offers actions with the inputs that they need', () => {
    const marked = inStep('- name: Fetch\n  action: ‸\n');
    expect(labelsAt(marked)).toHaveLength(30);
    expect(taken(marked, 'S3Download')).toContain('action: S3Download\ninputs:\n  - source: $1\n    destination: $2\n');
  });

  it('offers the bare action where the step has inputs', () => {
    expect(taken(inStep('- name: Fetch\n  action: S3‸\n  inputs: []\n'), 'S3Upload')).toContain('action: S3Upload\n');
  });

  it('offers the phases of Image Builder', () => {
    expect(labelsAt('schemaVersion: 1.0\nphases:\n  - name: ‸\n')).toEqual(['build', 'validate', 'test', 'container-host-test']);
  });

  it.each([
    ['- name: A\n  onFailure: ‸\n', ['Abort', 'Continue', 'Ignore']],
    ['- name: A\n  disableLogging: ‸\n', ['true', 'false']],
    ['- name: A\n  if:\n    fileExists: /a\n    else: ‸\n', ['Abort', 'Execute', 'Skip']],
    ['- name: A\n  action: WebDownload\n  inputs:\n    - algorithm: ‸\n', ['MD5', 'SHA1', 'SHA256', 'SHA512']],
    ['- name: A\n  action: CreateFile\n  inputs:\n    - overwrite: ‸\n', ['true', 'false']],
  ])('offers the words that %j can take', (lines, words) => {
    expect(labelsAt(inStep(lines))).toEqual(words);
  });

  it('offers nothing in comments, in block scalars and for free text', () => {
    expect(labelsAt('schemaVersion: 1.0 # ‸\nphases: []\n')).toEqual([]);
    expect(labelsAt(inStep('- name: A\n  action: ExecuteBash\n  inputs:\n    commands:\n      - |\n        na‸\n'))).toEqual([]);
    expect(labelsAt(inStep('- name: ‸\n'))).toEqual([]);
  });
});

describe('completion of references', () => {
  const document = `schemaVersion: 1.0
parameters:
  - Channel:
      type: string
      default: stable
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
          - source: s3://bucket/key
            destination: /opt/tool
      - name: Use
        action: ExecuteBash
        loop:
          name: round
          forEach: [a, b]
        inputs:
          commands:
            - echo PLACE
      - name: Later
        action: ExecuteBash
        inputs:
          commands: ['true']
  - name: test
    steps:
      - name: Check
        action: ExecuteBash
        inputs:
          commands: ['TEST']
`;

  it('offers parameters, the loop, and what earlier steps gave', () => {
    const labels = labelsAt(document.replace('PLACE', '{{ ‸ }}'));
    expect(labels).toContain('Channel');
    expect(labels).toContain('round.value');
    expect(labels).toContain('build.Count.outputs.stdout');
    expect(labels).toContain('build.Fetch.inputs[0].destination');
    expect(labels).toContain('context:region');
    expect(labels.filter((label) => label.includes('Later') || label.includes('build.Use'))).toEqual([]);
  });

  it('does not reach over the wall between the stages', () => {
    const labels = labelsAt(document.replace('TEST', '{{ ‸'));
    expect(labels).toContain('Channel');
    expect(labels.filter((label) => label.startsWith('build.'))).toEqual([]);
  });

  it('closes the braces where they are open', () => {
    expect(taken(document.replace('PLACE', '{{‸'), 'Channel')).toContain('echo {{ Channel }}\n');
    expect(taken(document.replace('PLACE', '{{ Cha‸nnel }}'), 'Channel')).toContain('echo {{ Channel }}\n');
  });

  it('offers nothing behind closed braces', () => {
    expect(labelsAt(document.replace('PLACE', '{{ Channel }} ‸'))).toEqual([]);
  });
});

describe('completion anywhere', () => {
  it('never throws, wherever the cursor stands in whatever is left of a document', () => {
    const text = inStep('- name: Fetch\n  action: S3Download\n  if:\n    and:\n      - fileExists: "{{ x\n  inputs:\n    - source: [\n');
    for (let end = 0; end <= text.length; end++) {
      const analysis = analyze(text.slice(0, end));
      for (const offset of [0, end >> 1, end]) expect(Array.isArray(complete(placeIn(analysis, offset)))).toBe(true);
    }
  });

  it('replaces text on one line only', () => {
    const text = inStep('- name: Fetch\n  action: S3Download\n  inputs:\n    - source: x\n');
    const analysis = analyze(text);
    for (let offset = 0; offset <= text.length; offset++) {
      for (const { range } of complete(placeIn(analysis, offset))) {
        expect(text.slice(range.start, range.end)).not.toContain('\n');
        expect(range.start).toBeLessThanOrEqual(range.end);
      }
    }
  });

  it('offers nothing in documents of other kinds', () => {
    expect(labelsAt('mainSteps: []\n‸\n')).toEqual([]);
  });
});
