import { fieldsOf, itemsOf, mapOf, scalarOf } from '../../syntax/entries.ts';
import type { ListItem, ScalarNode, SyntaxNode } from '../../syntax/tree.ts';
import { bindDeclarations } from './bind-declarations.ts';
import { bindStep, stepAgain } from './bind-step.ts';
import type { ComponentDocument, Phase, Step } from './model.ts';
import { createReferenceReader, type ReferenceReader } from './step-references.ts';

/**
 * The typed view of a component document; undefined when its top level is no map. Never throws, whatever the tree holds. Steps whose
 * nodes are those of a document bound `before`, as they are when its tree was used again, are taken from there.
 */
export function bindComponent(root: SyntaxNode | undefined, text: string, before?: ComponentDocument): ComponentDocument | undefined {
  const node = mapOf(root);
  if (node === undefined) return undefined;
  const top = fieldsOf(node);
  const parameters = bindDeclarations('parameter', top.get('parameters'));
  const constants = bindDeclarations('constant', top.get('constants'));
  const phases = bindPhases(top.get('phases'), { references: createReferenceReader(text), before });
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
    phasesByName: byName(phases),
    steps: phases.flatMap((phase) => phase.steps),
    declarations: byName([...parameters, ...constants]),
  };
}

interface Binding {
  readonly references: ReferenceReader;
  readonly before: ComponentDocument | undefined;
}

function bindPhases(node: SyntaxNode | undefined, binding: Binding): readonly Phase[] {
  return itemsOf(node).map((item, index) => bindPhase(item, index, binding));
}

function bindPhase(item: ListItem, index: number, { references, before }: Binding): Phase {
  const node = mapOf(item.value);
  const fields = fieldsOf(node);
  const stepsNode = fields.get('steps');
  // A step knows its phase, which is why the phase is made before its steps.
  const steps: Step[] = [];
  const stepsByName = new Map<string, Step>();
  const name = scalarOf(fields.get('name'));
  const phase: Phase = { index, item: item.value, range: item.range, node, name, stepsNode, steps, stepsByName };
  const stepsBefore = before?.phases[index]?.steps ?? [];
  for (const stepItem of itemsOf(stepsNode)) {
    const place = { phase, index: steps.length, references };
    const earlier = stepsBefore[steps.length];
    const step = earlier?.item !== undefined && earlier.item === stepItem.value ? stepAgain(place, earlier) : bindStep(place, stepItem);
    steps.push(step);
    addNamed(stepsByName, step);
  }
  return phase;
}

interface Named {
  readonly name: ScalarNode | undefined;
}

function byName<T extends Named>(parts: readonly T[]): ReadonlyMap<string, T> {
  const named = new Map<string, T>();
  for (const part of parts) addNamed(named, part);
  return named;
}

/** Of parts with one name the first stays. */
function addNamed<T extends Named>(named: Map<string, T>, part: T): void {
  const name = part.name?.value;
  if (name !== undefined && !named.has(name)) named.set(name, part);
}
