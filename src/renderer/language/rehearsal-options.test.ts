import { expect, it } from 'vitest';
import { analyze } from '../../documents/index.ts';
import { rehearsalOptions } from './rehearsal-options.ts';

const steps = `
    steps:
      - name: Hello
        action: ExecuteBash
        inputs: { commands: ['echo {{ Greeting }} {{ Name }}'] }`;
const document = `schemaVersion: 1.0
parameters:
  - Greeting: { type: string, default: Hello, description: How to begin }
  - Name: { type: string }
phases:
  - name: build${steps}
  - name: test${steps}
`;

it('the phases and parameters of a document can be chosen', () => {
  expect(rehearsalOptions(analyze(document, { fileName: 'a.yaml' }))).toEqual({
    phases: ['build', 'test'],
    parameters: [
      { name: 'Greeting', default: 'Hello', description: 'How to begin' },
      { name: 'Name', default: undefined, description: undefined },
    ],
  });
});

it('a document that cannot be run has nothing to choose', () => {
  expect(rehearsalOptions(analyze(document.replace('action: ExecuteBash', ''), { fileName: 'a.yaml' }))).toBeUndefined();
});
