import { contextKeys } from '../../actions/context-keys.ts';
import type { Analysis } from '../../analysis.ts';
import type { Reference } from '../../expressions/reference.ts';
import type { ComponentDocument, Declaration } from '../../kinds/component/model.ts';
import { type ToStep, targetOf } from '../../kinds/component/targets.ts';
import { itemsOf, mapOf, scalarOf } from '../../syntax/entries.ts';
import { scalarNamed } from '../../syntax/lookup.ts';
import type { Hover } from '../types.ts';
import { describeInput, describeOutput } from './describe.ts';
import { stepAt } from './step-at.ts';

/** The reference at an offset and what it leads to. */
export function hoverReference(analysis: Analysis, offset: number): Hover | undefined {
  const { component } = analysis;
  const found = stepAt(analysis, offset)?.references.find(({ reference: { range } }) => range.start <= offset && offset <= range.end);
  if (component === undefined || found === undefined) return undefined;
  const contents = describe(found.reference, component);
  return contents === undefined ? undefined : { range: found.reference.range, contents };
}

function describe(reference: Reference, document: ComponentDocument): string | undefined {
  switch (reference.kind) {
    case 'name':
      return describeDeclaration(document.declarations.get(reference.name));
    case 'step':
      return describeStepValue(reference, document);
    case 'loop':
      return reference.variable === 'value' ? 'The item of this round of the loop.' : 'The number of this round of the loop, from 0.';
    case 'ssm':
      return reference.resolve === 'literal'
        ? `The value of \`${reference.path}\` in the Parameter Store. The instance profile needs \`ssm:GetParameter\`.`
        : `The value in the Parameter Store whose name \`${reference.path}\` holds.`;
    case 'env':
      return `The environment variable \`${reference.variable}\`.`;
    case 'imds':
      return `The metadata \`${reference.path}\` of the instance.`;
    case 'context': {
      const key = contextKeys.find(({ name }) => name === reference.key);
      return key === undefined ? undefined : `**context:${key.name}** — ${key.summary}`;
    }
    case 'malformed':
      return undefined;
  }
}

function describeDeclaration(declaration: Declaration | undefined): string | undefined {
  if (declaration?.name === undefined) return undefined;
  const { kind, name, description } = declaration;
  const value = scalarOf(kind === 'parameter' ? declaration.default : declaration.value)?.value;
  const words = value === undefined ? 'no default: the recipe must set it' : `${kind === 'parameter' ? 'default' : 'value'} ${code(value)}`;
  return [`**${name.value}** — ${kind}, ${words}`, description?.value ?? ''].filter((part) => part !== '').join('\n\n');
}

function describeStepValue(reference: ToStep, document: ComponentDocument): string | undefined {
  const { step } = targetOf(document, reference);
  if (step?.spec === undefined) return undefined;
  const of = `Step \`${reference.step}\` of phase \`${reference.phase}\`.`;
  if (reference.io === 'outputs') {
    const output = step.spec.outputs.find(({ name }) => name === reference.variable);
    return output === undefined ? undefined : `${describeOutput(output, step.spec)}\n\n${of}`;
  }
  const input = step.spec.inputs.find(({ name }) => name === reference.variable);
  if (input === undefined) return undefined;
  const map = reference.index === undefined ? mapOf(step.inputs) : mapOf(itemsOf(step.inputs)[reference.index]?.value);
  const written = scalarNamed(map, reference.variable)?.value;
  return `${describeInput(input)}\n\n${of}${written === undefined ? '' : ` There: ${code(written)}`}`;
}

/** Text of the document in a Markdown code span, whatever it holds. */
function code(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const fence = '`'.repeat(Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  return `${fence}${fence.length > 1 ? ` ${line} ` : line}${fence}`;
}
