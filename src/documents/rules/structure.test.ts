import { describe, expect, it } from 'vitest';
import { findings } from '../testing/findings.ts';

const step = `      - name: Work
        action: ExecuteBash
        inputs: {commands: [echo]}
`;
const withTop = (top: string) => `${top}phases:\n  - name: build\n    steps:\n${step}`;

describe('the structure of a document', () => {
  it.each(['schemaVersion: 1.0\n', 'schemaVersion: 1\n', "schemaVersion: '1.0'\n", 'schemaVersion: "1"\n'])(
    '%j is a schema version',
    (top) => {
      expect(findings(withTop(top))).toEqual([]);
    },
  );

  it.each([
    ['', 'missing-schema-version “phases”'],
    ['schemaVersion:\n', 'missing-schema-version “schemaVersion”'],
    ['schemaVersion: 2.0\n', 'unsupported-schema-version “2.0”'],
    ['schemaVersion: 1.0\nparameter: []\n', 'unknown-key “parameter”'],
    ['schemaVersion: 1.0\nsteps: []\n', 'unknown-key “steps”'],
    ['schemaVersion: 1.0\nversion: 1.2.3\n', 'extra-key “version”'],
    ['schemaVersion: 1.0\nname: [a]\n', 'wrong-type “name”'],
    ['schemaVersion: 1.0\nparameters: {Channel: {type: string}}\n', 'wrong-type “parameters”'],
    ['schemaVersion: 1.0\nparameters:\n  - Channel\n', 'malformed-declaration “- Channel”'],
    ['schemaVersion: 1.0\nparameters:\n  -\n', 'malformed-declaration “-”'],
    ['schemaVersion: 1.0\nparameters:\n  - Channel:\n    type: string\n', 'malformed-declaration “type”'],
    [
      'schemaVersion: 1.0\nconstants:\n  - Channel: {type: string, value: [a]}\n',
      'unused-declaration “Channel”',
      'declaration-value-type “[a]”',
    ],
    ['schemaVersion: 1.0\nparameters:\n  - No: {type: string}\n', 'invalid-name “No”', 'unused-declaration “No”'],
    [
      'schemaVersion: 1.0\nparameters:\n  - Channel: {type: StringList}\n',
      'unused-declaration “Channel”',
      'unsupported-declaration-type “StringList”',
    ],
  ])('%j has a fault', (top, ...found) => {
    expect(findings(withTop(top))).toEqual(found);
  });

  it.each([
    ['phases:\n', 'missing-phases “phases”'],
    ['phases: []\n', 'missing-phases “phases: []”'],
    ['name: x\n', 'missing-phases “schemaVersion”'],
    ['phases: {build: {}}\n', 'wrong-type “phases”'],
    ['phases:\n  - build\n', 'wrong-type “- build”'],
    ['phases:\n  - name: build\n', 'missing-steps “build”'],
    ['phases:\n  - name: build\n    steps:\n', 'missing-steps “steps”'],
    ['phases:\n  - name: build\n    steps: []\n', 'empty-steps “steps: []”'],
    ['phases:\n  - name: build\n    steps:\n      # nothing yet\n      -\n', 'wrong-type “-”'],
    [`phases:\n  - steps:\n${step}`, 'missing-name “steps”'],
    [`phases:\n  - name: my phase\n    steps:\n${step}`, 'invalid-name “my phase”', 'no-image-builder-phase “my phase”'],
    [`phases:\n  - name: Build\n    steps:\n${step}`, 'no-image-builder-phase “Build”'],
    [`phases:\n  - name: build\n    steps:\n${step}${step}`, 'duplicate-step “Work”'],
  ])('%j has a fault in its phases', (phases, ...found) => {
    expect(findings(`schemaVersion: 1.0\n${phases}`)).toEqual(found);
  });

  it('lets a step name recur in another phase', () => {
    expect(findings(`${withTop('schemaVersion: 1.0\n')}  - name: validate\n    steps:\n${step}`)).toEqual([]);
  });

  it('sees a step through an alias and a merge key as if it were written out', () => {
    const text = `schemaVersion: 1.0
phases:
  - name: build
    steps:
      - &work
        name: Work
        action: ExecuteBash
        inputs: {commands: [echo]}
      - <<: *work
        name: Again
`;
    expect(findings(text)).toEqual([]);
  });

  it('finds the same in JSON', () => {
    const text = '{"schemaVersion": 1.0, "phases": [{"name": "build", "steps": [{"name": "Work", "action": "ExecuteBsh", "inputs": {}}]}]}';
    expect(findings(text)).toEqual(['unknown-action “"ExecuteBsh"”']);
  });

  it('finds only faults of syntax in documents of kinds that it does not know', () => {
    expect(findings('name: x\nserver: y\nunknown: z\n')).toEqual([]);
    expect(findings('name: x\nserver: y\nname: z\n')).toEqual(['duplicate-key “name”']);
  });
});
