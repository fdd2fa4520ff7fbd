import { fieldsOf, itemsOf, mapOf, scalarOf } from '../../syntax/entries.ts';
import type { ListItem, SyntaxNode } from '../../syntax/tree.ts';
import { bindDeclarations } from './bind-declarations.ts';
import { bindStep } from './bind-step.ts';
import type { ComponentDocument, Declaration, Phase, Step } from './model.ts';
import { createReferenceReader, type ReferenceReader } from './step-references.ts';

/** The typed view of a component document; undefined when its top level is no map. Never throws, whatever the tree holds. */
export function bindComponent(root: SyntaxNode | undefined, text: string): ComponentDocument | undefined {
  const node = mapOf(root);
  if (node === undefined) return undefined;
  const top = fieldsOf(node);
  const parameters = bindDeclarations('parameter', top.get('parameters'));
  const constants = bindDeclarations('constant', top.get('constants'));
  const phases = bindPhases(top.get('phases'), createReferenceReader(text));
  return {
    node,
    name: scalarOf(top.get('name')),
    description: scalarOf(top.get('description')),
    schemaVersion: scalarOf(top.get('schemaVersion')),
    parametersNode: top.get('parameters'),
    parameters,
    constantsNode: top.get('constants'),
    constants,
    phasesNode: top.get('phases'),
    phases,
    steps: phases.flatMap((phase) => phase.steps),
    declarations: byName([...parameters, ...constants]),
  };
}

function bindPhases(node: SyntaxNode | undefined, references: ReferenceReader): readonly Phase[] {
  return itemsOf(node).map((item, index) => bindPhase(item, index, references));
}

function bindPhase(item: ListItem, index: number, references: ReferenceReader): Phase {
  const node = mapOf(item.value);
  const fields = fieldsOf(node);
  const stepsNode = fields.get('steps');
  const steps: Step[] = [];
  const phase: Phase = { index, item: item.value, range: item.range, node, name: scalarOf(fields.get('name')), stepsNode, steps };
  for (const step of itemsOf(stepsNode)) steps.push(bindStep({ phase, index: steps.length, references }, step));
  return phase;
}

function byName(declarations: readonly Declaration[]): ReadonlyMap<string, Declaration> {
  const named = new Map<string, Declaration>();
  for (const declaration of declarations) {
    const name = declaration.name?.value;
    if (name !== undefined && !named.has(name)) named.set(name, declaration);
  }
  return named;
}
