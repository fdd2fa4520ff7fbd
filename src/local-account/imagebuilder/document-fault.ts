import type { Analysis } from '../../documents/index.ts';
import { invalidValue } from './arn.ts';

/** Throws InvalidParameterValueException for the first error that the language finds in a document; `parameter` is what carried it. */
export function refuseFaults({ diagnostics, lines }: Analysis, parameter: string): void {
  const fault = diagnostics.find(({ severity }) => severity === 'error');
  if (!fault) return;
  throw invalidValue(parameter, `Line ${lines.positionAt(fault.range.start).line + 1}: ${fault.message} (${fault.rule})`);
}
