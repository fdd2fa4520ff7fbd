import { describe, expect, it } from 'vitest';
import { parseSyntax } from '../../syntax/parse.ts';
import { bindComponent } from './bind.ts';
import type { ComponentDocument } from './model.ts';

function bind(text: string): ComponentDocument {
  const component = bindComponent(parseSyntax(text).root, text);
  if (component === undefined) throw new Error('the text holds no map');
  return component;
}

const text = `name: example
schemaVersion: 1.0
parameters:
  - Folder:
      type: string
      default: /opt
  - Folder: {type: string}
constants:
  - Limit: {type: string, value: 012}
phases:
  - name: build
    steps:
      - name: Make
        action: CreateFolder
        inputs:
          - path: '{{ Folder }}/{{ Limit }}'
      - name: Loop
        action: ExecuteBash
        timeoutSeconds: 60
        loop:
          name: '{{ wrong }}'
          forEach: ['{{ build.Make.inputs[0].path }}']
        inputs:
          commands:
            - | # {{ comment }}
              echo {{ loop.value }}
        if:
          and:
            - {stringEquals: '{{ operand }}', value: '{{ first }}'}
            - {stringEquals: x, value: '{{ second }}'}
  - name: test
    steps:
      - name: Unknown
        action: Nothing
`;

describe('bindComponent', () => {
  const component = bind(text);

  it('finds the parts of a document', () => {
    expect(component).toMatchObject({ name: { value: 'example' }, schemaVersion: { value: '1.0', type: 'float' } });
    expect(component.phases.map((phase) => [phase.name?.value, phase.steps.length])).toEqual([
      ['build', 2],
      ['test', 1],
    ]);
    expect(component.steps.map(({ name, phase, index }) => [name?.value, phase.index, index])).toEqual([
      ['Make', 0, 0],
      ['Loop', 0, 1],
      ['Unknown', 1, 0],
    ]);
  });

  it('keeps the first of two declarations with one name for lookups, and both for rules', () => {
    expect(component.parameters.map(({ name }) => name?.value)).toEqual(['Folder', 'Folder']);
    expect(component.declarations.get('Folder')).toBe(component.parameters[0]);
    expect(component.declarations.get('Limit')).toMatchObject({ kind: 'constant', value: { value: '012' } });
  });

  it('knows the action of a step, and that it does not know one', () => {
    expect(component.steps.map(({ spec }) => spec?.name)).toEqual(['CreateFolder', 'ExecuteBash', undefined]);
  });

  it('says of every reference in a step where it stands', () => {
    const found = component.steps.flatMap(({ references }) =>
      references.map(({ reference: { range }, place }) => [text.slice(range.start, range.end), place]),
    );
    expect(found).toEqual([
      ['{{ Folder }}', 'inputs'],
      ['{{ Limit }}', 'inputs'],
      ['{{ wrong }}', 'elsewhere'],
      ['{{ build.Make.inputs[0].path }}', 'loop-list'],
      ['{{ loop.value }}', 'inputs'],
      ['{{ operand }}', 'elsewhere'],
      ['{{ first }}', 'condition-value'],
      ['{{ second }}', 'condition-value'],
    ]);
  });

  it('gives a step the range from its dash to its end', () => {
    const [first] = component.steps;
    expect(text.slice(first?.range.start, first?.range.end)).toBe(
      "- name: Make\n        action: CreateFolder\n        inputs:\n          - path: '{{ Folder }}/{{ Limit }}'",
    );
  });

  it('takes the list of a delimited loop for a place of references', () => {
    const looped = bind("phases: [{steps: [{loop: {forEach: {list: '{{ a }}', delimiter: '{{ b }}'}}}]}]");
    expect(looped.steps[0]?.references.map(({ place }) => place)).toEqual(['loop-list', 'elsewhere']);
  });

  it('follows aliases and merge keys', () => {
    const aliased = bind(`defaults: &step {action: Reboot, timeoutSeconds: 5}
phases:
  - name: build
    steps: &steps
      - <<: *step
        name: One
        timeoutSeconds: 9
  - name: test
    steps: *steps
`);
    expect(aliased.steps).toMatchObject([
      { name: { value: 'One' }, action: { value: 'Reboot' }, timeoutSeconds: { value: '9' }, phase: { index: 0 } },
      { name: { value: 'One' }, action: { value: 'Reboot' }, phase: { index: 1 } },
    ]);
  });

  it.each([
    'phases: 1\nparameters: x\nconstants: {}\n',
    'phases: {build: []}\n',
    'phases: [x, null, [], {steps: {}}, {steps: [x, [], null]}, *nothing]\n',
    'parameters: [x, {}, {A: 1}, {B: }, {C: {}, D: {}}]\n',
    'phases: [{steps: [{name: [], action: {}, loop: x, inputs: 1, if: []}]}]\n',
    '{}\n',
  ])('binds what is there of %j', (broken) => {
    const bound = bind(broken);
    expect(bound.phases.flatMap(({ steps }) => steps)).toEqual(bound.steps);
  });

  it('binds nothing when the text is no map', () => {
    expect(bindComponent(parseSyntax('- a\n').root, '- a\n')).toBeUndefined();
    expect(bindComponent(undefined, '')).toBeUndefined();
  });
});
