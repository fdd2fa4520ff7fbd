import type { SourceLocation } from '../../contract/index.ts';
import type { ComponentText } from '../resources/build-sources.ts';

export interface SourceStep {
  readonly source: SourceLocation;
  readonly action?: string;
}

/** Finds a step of a component in the user's files. `component` is the name as it stands in ARNs. */
export type SourceIndex = (place: { readonly component: string; readonly phase: string; readonly step: string }) => SourceStep | undefined;

export const noSources: SourceIndex = () => undefined;

/** `documents`: the documents of a build by the names of their components, as they stand in ARNs. */
export function indexSources(documents: ReadonlyMap<string, ComponentText>): SourceIndex {
  return ({ component, phase, step }) => {
    const document = documents.get(component);
    const found = document?.analysis.component?.steps.find((one) => one.name?.value === step && one.phase.name?.value === phase);
    if (!document || !found) return undefined;
    const source = { path: document.path, range: document.analysis.lines.rangeOf((found.name ?? found).range) };
    return found.action ? { source, action: found.action.value } : { source };
  };
}
