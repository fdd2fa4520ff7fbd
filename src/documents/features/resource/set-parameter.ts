import { documentOf, fileOf } from '../../rules/workspace/used-documents.ts';
import { factsOf } from '../../workspace/facts.ts';
import type { ComponentFacts, FileFacts, ParameterFact, Placed } from '../../workspace/model.ts';
import type { Place } from '../language.ts';
import { holds } from '../node-chain.ts';

/** A parameter that a recipe sets, and the component document that declares it. */
export interface SetParameter {
  /** As the recipe writes it. */
  readonly name: Placed;
  /** The file of the document: its own, or the component's that carries it. */
  readonly path: string;
  readonly declared: ParameterFact;
  readonly document: ComponentFacts;
}

/** The parameter whose name stands at a place of a recipe; undefined where no file of the workspace declares it. */
export function setParameterAt({ analysis, offset, path, workspace }: Place): SetParameter | undefined {
  if (path === undefined) return undefined;
  for (const { reference, parameters } of factsOf(analysis, path).usedComponents ?? []) {
    const name = parameters.find(({ range }) => holds(range, offset));
    if (name === undefined) continue;
    const component = fileOf(workspace, reference);
    const document = documentOf(workspace, component);
    const declared = document?.parameters.find((each) => each.name === name.value);
    const file = component && fileOfDocument(component);
    if (document === undefined || declared === undefined || file === undefined) return undefined;
    return { name, path: file, declared, document };
  }
  return undefined;
}

function fileOfDocument({ path, component, references: [uri] }: FileFacts): string | undefined {
  return component === undefined ? uri?.path : path;
}
