import { describe, expect, it } from 'vitest';
import { analyze } from '../../analyze.ts';
import { complete } from '../complete.ts';
import { placeIn } from '../place.ts';

/** The text after the completion with that label was taken at the `‸` of a text. */
function taken(marked: string, label: string): string {
  const text = marked.replace('‸', '');
  const found = complete(placeIn(analyze(text), marked.indexOf('‸'))).find((each) => each.label === label);
  if (found === undefined) throw new Error(`nothing is called ${label}`);
  return text.slice(0, found.range.start) + found.insertText + text.slice(found.range.end);
}

const launch = '{"name": "Launch", "action": "LaunchInstance", "inputs": {"waitFor": "ssmAgent"}}';
const instance = `\${1:\\$.stepOutputs.Launch.instanceId}`;
const json = (step: string) => `{"name": "flow", "schemaVersion": 1.0, "steps": [${launch}, ${step}]}`;

describe('completion in a workflow of JSON', () => {
  it.each([
    ['{‸}', 'action', '{"action": "$0"}'],
    ['{"name": "Make", "‸"}', 'timeoutSeconds', '{"name": "Make", "timeoutSeconds": $0}'],
    ['{"onFailure": "‸"}', 'Continue', '{"onFailure": "Continue"}'],
    ['{"action": "CreateImage", "inputs": {"instanceId.$": ‸}}', '$.stepOutputs.Launch.instanceId', undefined],
    ['{"action": "CreateImage", "inputs": {"instanceId.$": "‸"}}', '$.stepOutputs.Launch.instanceId', undefined],
  ])('makes of %s with %s a step that is JSON', (marked, label, expected) => {
    const path = '{"action": "CreateImage", "inputs": {"instanceId.$": "$.stepOutputs.Launch.instanceId"}}';
    expect(taken(json(marked), label)).toBe(json(expected ?? path));
  });

  it('brings the inputs of an action along, filled in from the steps before', () => {
    expect(taken(json('{"action": "‸"}'), 'TerminateInstance')).toBe(
      json(`{"action": "TerminateInstance", "inputs": {"instanceId.\\$": "${instance}"}}`),
    );
  });

  it('offers a new step inside of the brackets', () => {
    expect(taken('{"schemaVersion": 1.0, "name": "flow", "steps": [‸]}', 'new step')).toBe(
      '{"schemaVersion": 1.0, "name": "flow", "steps": [{"name": "$1", "action": "$0"}]}',
    );
  });
});

describe('completion in brackets of a workflow of YAML', () => {
  it('writes without quotes', () => {
    const yaml = (step: string) =>
      `name: flow\nschemaVersion: 1.0\nsteps:\n  - {name: Launch, action: LaunchInstance, inputs: {waitFor: ssmAgent}}\n  - ${step}\n`;
    expect(taken(yaml('{name: End, action: TerminateInstance, inputs: {‸}}'), 'instanceId.$')).toBe(
      yaml(`{name: End, action: TerminateInstance, inputs: {instanceId.\\$: ${instance}}}`),
    );
    expect(taken(yaml('{name: End, on‸}'), 'onFailure')).toBe(yaml('{name: End, onFailure: $0}'));
  });
});
