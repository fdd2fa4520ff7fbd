import { contextKeys } from '../../actions/context-keys.ts';
import type { ActionSpec, OutputSpec } from '../../actions/spec.ts';
import type { Analysis } from '../../analysis.ts';
import type { Declaration, Step } from '../../kinds/component/model.ts';
import { inputMaps } from '../../kinds/component/step-inputs.ts';
import { runsBefore } from '../../kinds/component/targets.ts';
import { itemsOf, scalarOf } from '../../syntax/entries.ts';
import { openBraces } from '../open-braces.ts';
import type { Completion } from '../types.ts';
import { typeWords } from './describe.ts';
import { stepAt } from './step-at.ts';

/** One thing that a reference can name. */
interface Candidate {
  readonly text: string;
  readonly detail: string;
  readonly documentation?: string;
}

/** What a reference can name, when the cursor stands behind `{{` on the same line; undefined when it does not. */
export function completeReferences(analysis: Analysis, offset: number): readonly Completion[] | undefined {
  const open = openBraces(analysis.text, offset);
  if (open === undefined) return undefined;
  const step = stepAt(analysis, offset);
  const { component } = analysis;
  const candidates = [
    ...[...(component?.declarations.values() ?? [])].map(fromDeclaration),
    ...(step === undefined ? [] : fromLoop(step)),
    ...(component?.steps ?? []).filter((earlier) => step === undefined || isInReach(earlier, step)).flatMap(fromStep),
    ...contextKeys.map(({ name, summary }): Candidate => ({ text: `context:${name}`, detail: summary })),
    ...prefixes,
  ];
  return candidates.map(({ text, detail, documentation }, at) => ({
    label: text,
    kind: 'reference',
    detail,
    ...(documentation !== undefined && { documentation }),
    range: open.range,
    insertText: `${open.before}${text}${text.endsWith(':') || text.endsWith('/') ? '' : open.behind}`,
    snippet: false,
    sortText: String(at).padStart(4, '0'),
  }));
}

const prefixes: readonly Candidate[] = [
  { text: 'aws:ssm:', detail: 'a value of the Parameter Store' },
  { text: 'aws:ssm:/aws/reference/secretsmanager/', detail: 'a secret of Secrets Manager' },
  { text: 'aws:imds:', detail: 'metadata of the instance' },
  { text: 'env:', detail: 'an environment variable' },
];

function fromDeclaration({ kind, name, default: assumed, value, description }: Declaration): Candidate {
  const holds = scalarOf(kind === 'parameter' ? assumed : value)?.value;
  const detail = kind === 'constant' ? `constant: ${holds ?? ''}` : holds === undefined ? 'parameter' : `parameter, default ${holds}`;
  return { text: name?.value ?? '', detail, ...(description !== undefined && { documentation: description.value }) };
}

function fromLoop({ loop }: Step): readonly Candidate[] {
  if (loop === undefined) return [];
  const names = ['loop', ...(loop.name === undefined || loop.name.value === '' ? [] : [loop.name.value])];
  return names.flatMap((name) => [
    { text: `${name}.value`, detail: 'the item of this round' },
    { text: `${name}.index`, detail: 'the number of this round, from 0' },
  ]);
}

const testStage: ReadonlySet<string> = new Set(['test', 'container-host-test']);

/** Steps before this one, on the same side of the wall between build and test stage. */
function isInReach(earlier: Step, step: Step): boolean {
  const isTest = ({ phase }: Step): boolean => testStage.has(phase.name?.value ?? '');
  return runsBefore(earlier, step) && isTest(earlier) === isTest(step);
}

const outputTypes: Readonly<Record<OutputSpec['type'], string>> = { string: 'text', integer: 'whole number' };

function fromStep(step: Step): readonly Candidate[] {
  const { spec, name, phase } = step;
  if (spec === undefined || name === undefined || phase.name === undefined) return [];
  const start = `${phase.name.value}.${name.value}`;
  const outputs = spec.outputs.map(
    (output): Candidate => ({
      text: `${start}.outputs.${output.name}`,
      detail: `${outputTypes[output.type]}, output of ${spec.name}`,
      documentation: output.description,
    }),
  );
  return [...outputs, ...inputsOf(step, spec, start)];
}

/** `[0]` tells the items of a list apart; the inputs of a map have no number. */
function inputsOf(step: Step, spec: ActionSpec, start: string): readonly Candidate[] {
  const isList = spec.shape === 'list' && itemsOf(step.inputs).length > 0;
  return inputMaps(step).flatMap((map, at) =>
    map.entries.flatMap(({ key, value }): readonly Candidate[] => {
      const input = spec.inputs.find(({ name }) => name === key.value);
      if (input === undefined || scalarOf(value) === undefined) return [];
      const text = `${start}.inputs${isList ? `[${at}]` : ''}.${key.value}`;
      return [{ text, detail: `${typeWords[input.type]}, input of ${spec.name}` }];
    }),
  );
}
