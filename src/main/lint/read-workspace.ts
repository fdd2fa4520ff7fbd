import { readFileSync } from 'node:fs';
import { analyze, readSettings, type WorkspaceSettings } from '../../documents/index.ts';
import { reasonOf } from '../files/reason-of.ts';
import { LintFailure } from './lint-failure.ts';

/** What a settings file settles, and its faults. Throws a `LintFailure` when it cannot be read. */
export function readWorkspaceSettings(config: string): { settings: WorkspaceSettings; faults: readonly string[] } {
  const text = readConfig(config);
  return { settings: readSettings(text).settings, faults: faultsOf(text) };
}

function readConfig(config: string): string {
  try {
    return readFileSync(config, 'utf8');
  } catch (error) {
    throw new LintFailure(`${config} cannot be read: ${reasonOf(error)}`);
  }
}

function faultsOf(text: string): readonly string[] {
  const { lines, diagnostics } = analyze(text, { kind: 'kiln-config' });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return errors.map(({ range, message }) => `line ${lines.positionAt(range.start).line + 1}: ${message}`);
}
