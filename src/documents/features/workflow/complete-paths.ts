import type { Analysis } from '../../analysis.ts';
import type { WorkflowDocument } from '../../kinds/workflow/model.ts';
import { isPathKey, plainKey } from '../../kinds/workflow/path-key.ts';
import { typeOfParameter } from '../../kinds/workflow/resolve.ts';
import { systemVariables } from '../../kinds/workflow/system-variables.ts';
import { type Field, typeWords, type ValueType } from '../../kinds/workflow/value-type.ts';
import type { TextRange } from '../../text.ts';
import type { Cursor } from '../cursor.ts';
import { openBraces } from '../open-braces.ts';
import type { Completion } from '../types.ts';
import { describeOutput, describeParameter, describeVariable } from './describe.ts';
import type { Scope } from './scope.ts';
import { stepsBefore } from './snippets.ts';
import { stepAt } from './step-at.ts';

export interface PathRequest {
  readonly analysis: Analysis;
  readonly workflow: WorkflowDocument;
  readonly offset: number;
  /** undefined in the text of a block scalar. */
  readonly cursor: Cursor | undefined;
  readonly scope: Scope | undefined;
}

/** What a path can name, where one can stand: between braces, behind a key with `.$`, in conditions and outputs; undefined elsewhere. */
export function completePaths(request: PathRequest): readonly Completion[] | undefined {
  const { analysis, offset, workflow } = request;
  const braces = openBraces(analysis.text, offset);
  if (braces !== undefined)
    return completions(request, { range: braces.range, before: braces.before, behind: braces.behind, wanted: undefined });
  const wanted = wantedAt(request);
  if (wanted === undefined || workflow === undefined) return undefined;
  return completions(request, { range: pathRange(analysis.text, offset), before: '', behind: '', wanted: wanted.field });
}

/** A place for a path, with the input that it is for. */
interface Wanted {
  readonly field: Field | undefined;
}

const noField: Wanted = { field: undefined };

function wantedAt({ analysis, offset, cursor, scope }: PathRequest): Wanted | undefined {
  if (cursor === undefined) return undefined;
  const { key, place } = cursor;
  if (cursor.position === 'value') {
    if (scope?.kind === 'condition' && key === 'value') return noField;
    if (scope?.kind === 'keys' && scope.of === 'output' && key === 'value') return noField;
    if (scope?.kind === 'keys' && scope.of === 'step' && key === 'rollbackEnabled' && isTyping(analysis.text, offset)) return noField;
    if (key === undefined || place[0] !== 'steps') return undefined;
    const field = scope?.kind === 'fields' ? scope.fields.find(({ name }) => name === plainKey(key)) : undefined;
    if (isPathKey(key)) return { field };
    return scope?.kind === 'fields' && isTyping(analysis.text, offset) ? { field } : undefined;
  }
  // An item of a list of references.
  const list = place.findLast((part) => part !== '#');
  return place.at(-1) === '#' && list !== undefined && isPathKey(list) ? noField : undefined;
}

/** A path has been begun, with a dollar sign. */
function isTyping(text: string, offset: number): boolean {
  const { start } = pathRange(text, offset);
  return text[start] === '$';
}

function pathRange(text: string, offset: number): TextRange {
  const before = /[\w$.[\]-]*$/.exec(text.slice(Math.max(0, text.lastIndexOf('\n', offset - 1) + 1), offset))?.[0] ?? '';
  const behind = /^[\w$.[\]-]*/.exec(text.slice(offset, offset + 200))?.[0] ?? '';
  return { start: offset - before.length, end: offset + behind.length };
}

interface Insertion {
  readonly range: TextRange;
  readonly before: string;
  readonly behind: string;
  readonly wanted: Field | undefined;
}

function completions({ workflow, offset }: PathRequest, { range, before, behind, wanted }: Insertion): readonly Completion[] {
  return candidates(workflow, offset).map(({ path, type, detail, documentation }, at) => ({
    label: path,
    kind: 'reference',
    detail: type === undefined ? detail : `${detail} (${typeWords(type)})`,
    documentation,
    range,
    insertText: `${before}${path}${behind}`,
    snippet: false,
    sortText: `${rank(wanted, path, type)}${String(at).padStart(3, '0')}`,
  }));
}

/** One thing that a path can name. */
interface Candidate {
  readonly path: string;
  readonly type: ValueType | undefined;
  readonly detail: string;
  readonly documentation: string;
}

function candidates(workflow: WorkflowDocument, offset: number): readonly Candidate[] {
  const steps = stepsBefore(workflow, stepAt(workflow, offset));
  return [
    ...steps.flatMap((step): readonly Candidate[] => {
      const { spec, name } = step;
      if (spec === undefined || name === undefined) return [];
      return spec.outputs
        .filter(({ undocumented }) => undocumented !== true)
        .map((output) => ({
          path: `$.stepOutputs.${name.value}.${output.name}`,
          type: output.type,
          detail: `output of ${spec.name}`,
          documentation: describeOutput(output, spec, step),
        }));
    }),
    ...[...workflow.parametersByName].map(([name, parameter]) => ({
      path: `$.parameters.${name}`,
      type: typeOfParameter(parameter),
      detail: 'parameter',
      documentation: describeParameter(parameter),
    })),
    ...systemVariables
      .filter(({ undocumented }) => undocumented !== true)
      .map((variable) => ({
        path: `$.imagebuilder.${variable.name}`,
        type: variable.type,
        detail: 'variable',
        documentation: describeVariable(variable),
      })),
  ];
}

/** What fits first: the instance of a launching step, then what has the type of the input. */
function rank(wanted: Field | undefined, path: string, type: ValueType | undefined): number {
  if (wanted === undefined) return 1;
  if (wanted.comesFrom !== undefined) return path.startsWith('$.stepOutputs.') && path.endsWith(`.${wanted.name}`) ? 0 : 2;
  return type?.kind === wanted.type.kind ? 1 : 2;
}
