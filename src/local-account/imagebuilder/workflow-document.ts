// What the service derives from a workflow's document when the workflow is created.
import { type Analysis, analyze } from '../../documents/index.ts';
import type { WorkflowParameterDetail } from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { invalidValue } from './arn.ts';
import { defined } from './defined.ts';
import { refuseFaults } from './document-fault.ts';

/** The document's parameters; throws InvalidParameterValueException for a document that the service would refuse. */
export function readWorkflowDocument(data: string): Valid<WorkflowParameterDetail>[] {
  const analysis = analyze(data, { kind: 'workflow' });
  refuseFaults(analysis, 'data');
  if (!analysis.workflow) throw invalidValue('data', 'It is not a workflow document.');
  return analysis.workflow.parameters.map(({ name, type, default: value, description }) =>
    defined({
      name: name?.value ?? '',
      type: type?.value ?? '',
      defaultValue: value && textsOf(value),
      description: description?.value,
    }),
  );
}

type SyntaxNode = NonNullable<Analysis['tree']['root']>;

/** A default is one value, or for a `stringList` a list of them. */
function textsOf(node: SyntaxNode): string[] {
  if (node.kind === 'scalar') return [node.value];
  if (node.kind === 'list') return node.items.flatMap(({ value }) => (value ? textsOf(value) : []));
  return node.kind === 'alias' && node.target ? textsOf(node.target) : [];
}
