import type { TextEdit } from '../../diagnostic.ts';
import type { WorkflowDocument } from '../../kinds/workflow/model.ts';
import { isVariableName, stepNameAdvice, stepNameFit, variableNameAdvice } from '../../kinds/workflow/names.ts';
import { contentRange } from '../../syntax/scalar-content.ts';
import { plainScalarType } from '../../syntax/scalar-type.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import type { TextRange } from '../../text.ts';
import type { Place } from '../language.ts';
import { holds } from '../node-chain.ts';
import type { Renaming } from '../types.ts';
import { symbolAt, symbolsOf, usesOf, type WorkflowSymbol } from './symbol.ts';

/** The name of the step or parameter at a place. */
export function renameable({ analysis: { workflow }, offset }: Place): TextRange | undefined {
  const symbol = workflow && symbolAt(workflow, offset);
  if (workflow === undefined || symbol === undefined) return undefined;
  return [contentRange(symbol.name), ...usesOf(workflow, symbol).map(({ range }) => range)].find((range) => holds(range, offset));
}

/** Another name for what stands at a place, in its declaration and in every path. */
export function rename({ analysis: { workflow }, offset }: Place, newName: string): Renaming | undefined {
  const symbol = workflow && symbolAt(workflow, offset);
  if (workflow === undefined || symbol === undefined) return undefined;
  const invalid = problemWith(newName, symbol, workflow);
  if (invalid !== undefined) return { invalid };
  const uses = usesOf(workflow, symbol);
  if (uses.some(({ exact }) => !exact)) return { invalid: 'A path to it is written with escapes. Write that one without them first.' };
  const edits = [renamedScalar(symbol.name, newName), ...uses.map(({ range }) => ({ range, newText: newName }))];
  return { files: [{ edits: edits.sort((a, b) => a.range.start - b.range.start) }] };
}

/** Quotes stay, and come where the plain word would be a number or the like. */
function renamedScalar(name: ScalarNode, newName: string): TextEdit {
  const range = contentRange(name);
  if (range !== name.range) return { range, newText: newName };
  return { range, newText: plainScalarType(newName) === 'string' ? newName : `'${newName}'` };
}

function problemWith(newName: string, symbol: WorkflowSymbol, workflow: WorkflowDocument): string | undefined {
  const fits = symbol.kind === 'step' ? stepNameFit(newName) !== 'bad' : isVariableName(newName);
  if (!fits) return `This cannot be a name. ${symbol.kind === 'step' ? stepNameAdvice : variableNameAdvice}`;
  const isTaken = symbolsOf(workflow).some(({ kind, of, name }) => kind === symbol.kind && of !== symbol.of && name.value === newName);
  return isTaken ? `There is a ${symbol.kind} “${newName}” already.` : undefined;
}
