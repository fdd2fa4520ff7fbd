import { stringify } from 'yaml';
import type { Account } from '../account.ts';
import type { ImportComponentRequest, ImportComponentResponse } from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { createComponent } from './components.ts';
import { documentText } from './document-text.ts';

/** Wraps a script into a component document with one step, and creates the component from it. */
export function importComponent(account: Account, input: Valid<ImportComponentRequest>): ImportComponentResponse {
  const { type, format: _format, uri: _uri, ...component } = input;
  const script = documentText(account, input, { data: 'data', uri: 'uri' });
  const data = documentAround(script, input);
  const { componentBuildVersionArn } = createComponent(account, { ...component, data });
  return { componentBuildVersionArn };
}

/** A component is a test when it has the phase `test` alone, which is how its type gets into the document. */
function documentAround(script: string, { name, type, platform }: Valid<ImportComponentRequest>): string {
  const action = platform === 'Windows' ? 'ExecutePowerShell' : 'ExecuteBash';
  const step = { name: 'ImportedScript', action, inputs: { commands: [script] } };
  return stringify({ name, schemaVersion: '1.0', phases: [{ name: type === 'TEST' ? 'test' : 'build', steps: [step] }] });
}
