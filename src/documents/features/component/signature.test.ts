import { expect, it } from 'vitest';
import { documentWithSteps } from '../../rules/example.ts';
import { placeAt } from '../../testing/places.ts';
import { signature } from '../signature.ts';

function activeIn(steps: string): string | undefined {
  const found = signature(placeAt(documentWithSteps(steps)));
  return found?.activeParameter === undefined ? undefined : found.parameters[found.activeParameter]?.label;
}

it('shows the inputs of an action with their types and defaults', () => {
  const found = signature(placeAt(documentWithSteps('- name: A\n  action: CreateFile\n  inputs:\n    - ‸\n')));
  expect(found?.label).toMatch(
    /^CreateFile {2}path: text, .*encoding\?: utf8 \| utf-8 \| .*… = utf8, .*overwrite\?: true or false = true$/,
  );
  for (const { label } of found?.parameters ?? []) expect(found?.label).toContain(label);
});

it.each([
  ['- name: A\n  action: S3Download\n  inputs:\n    - source: s‸\n', 'source: text'],
  ['- name: A\n  action: S3Download\n  inputs:\n    - source: s\n      destination‸\n', 'destination: text'],
  ['- name: A\n  action: ExecuteBash\n  inputs:\n    commands:\n      - ec‸\n', 'commands: list of texts'],
  ['- name: A\n  inputs:\n    - path: /a‸\n  action: DeleteFile\n', 'path: text'],
])('%j is about one of them', (steps, label) => {
  expect(activeIn(steps)).toBe(label);
});

it('is not there outside of inputs, for unknown actions and in block scalars', () => {
  for (const steps of [
    '- name: A‸\n  action: S3Download\n',
    '- name: A\n  action: Nothing\n  inputs:\n    - ‸\n',
    '- name: A\n  action: ExecuteBash\n  inputs:\n    commands:\n      - |\n        ‸x\n',
  ]) {
    expect(signature(placeAt(documentWithSteps(steps)))).toBeUndefined();
  }
});
