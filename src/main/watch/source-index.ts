import type { SourceLocation } from '../../contract/index.ts';
import type { ComponentText } from '../resources/build-sources.ts';

export interface SourceStep {
  readonly source: SourceLocation;
  readonly action?: string;
}

export interface StepPlace {
  /** The name as it stands in ARNs. */
  readonly component: string;
  /** The ARN of the component, as the log names it. */
  readonly componentArn?: string;
  readonly phase: string;
  readonly step: string;
}

/** Finds a step of a component in the user's files. */
export type SourceIndex = (place: StepPlace) => SourceStep | undefined;

export const noSources: SourceIndex = () => undefined;

/** `documents`: the documents of a build by the names of their components, as they stand in ARNs. */
export function indexSources(documents: ReadonlyMap<string, ComponentText>): SourceIndex {
  return (place) => {
    const document = documents.get(place.component);
    return document && stepIn(document, place);
  };
}

/** A step in a document. */
export function stepIn(document: ComponentText, { phase, step }: StepPlace): SourceStep | undefined {
  const found = document.analysis.component?.steps.find((one) => one.name?.value === step && one.phase.name?.value === phase);
  if (!found) return undefined;
  const source = { path: document.path, range: document.analysis.lines.rangeOf((found.name ?? found).range) };
  return found.action ? { source, action: found.action.value } : { source };
}
