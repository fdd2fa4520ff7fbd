import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../edits.ts';
import { documentWithSteps } from '../../rules/example.ts';
import { placeAt } from '../../testing/places.ts';
import { codeActions } from '../code-actions.ts';

/** The document after the refactoring of that name at the `‸`; undefined where it is not offered. */
function converted(marked: string, title: string): string | undefined {
  const place = placeAt(marked);
  const action = codeActions(place, { start: place.offset, end: place.offset }).find((each) => each.title === title);
  return action && applyEdits(place.analysis.text, action.files[0]?.edits ?? []);
}

const mapInputs = `- name: Write
  action: CreateFile
  inputs:‸
    path: /a
    content: |
      first

      second
    # keep me
    overwrite: true
`;

const listInputs = `- name: Write
  action: CreateFile
  inputs:
    - path: /a
      content: |
        first

        second
      # keep me
      overwrite: true
`;

describe('inputs', () => {
  it('that should be a list become one', () => {
    expect(converted(documentWithSteps(mapInputs), 'Make the inputs a list')).toBe(documentWithSteps(listInputs));
  });

  it('that should be a map become one', () => {
    const list = listInputs.replace('CreateFile', 'ExecuteBinary').replace('inputs:', 'inputs:‸');
    const map = mapInputs.replace('CreateFile', 'ExecuteBinary').replace('‸', '');
    expect(converted(documentWithSteps(list), 'Make the inputs a map')).toBe(documentWithSteps(map));
  });

  it('of a list at the column of its key become a map further in', () => {
    const list = '- name: Run\n  action: ExecuteBinary\n  inputs:‸\n  - path: /a\n    arguments: [b]\n';
    const map = '- name: Run\n  action: ExecuteBinary\n  inputs:\n    path: /a\n    arguments: [b]\n';
    expect(converted(documentWithSteps(list), 'Make the inputs a map')).toBe(documentWithSteps(map));
  });

  it('in brackets keep their style', () => {
    const list = '- name: Run\n  action: ExecuteBinary\n  inputs: [{path: /a}]‸\n';
    expect(converted(documentWithSteps(list), 'Make the inputs a map')).toContain('inputs: {path: /a}\n');
    const map = '- {name: Run, action: CreateFile, inputs: {path: /a, content: b}‸}\n';
    expect(converted(documentWithSteps(map), 'Make the inputs a list')).toContain('inputs: [{path: /a, content: b}]}\n');
  });

  it('that are right, or that are several, stay', () => {
    expect(converted(documentWithSteps(listInputs.replace('/a', '/a‸')), 'Make the inputs a map')).toBeUndefined();
    const two = '- name: Run\n  action: ExecuteBinary\n  inputs:‸\n    - path: /a\n    - path: /b\n';
    expect(converted(documentWithSteps(two), 'Make the inputs a map')).toBeUndefined();
  });
});
