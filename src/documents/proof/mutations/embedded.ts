import type { Analysis, EmbeddedDocument } from '../../analysis.ts';
import { type Outward, outwardOf } from '../../embedded/outward.ts';
import { edited, lineOf, type Mutant, type Mutation, spread } from '../mutation.ts';
import { componentInputMutations } from './component-inputs.ts';
import { componentReferenceMutations } from './component-references.ts';
import { componentStructureMutations } from './component-structure.ts';
import { dockerfileMutations } from './dockerfile.ts';
import { syntaxMutations } from './syntax.ts';
import { workflowMutations } from './workflow.ts';

/** Some of each kind, of the documents that a template holds. */
const MOST_OF_A_FAMILY = 60;

/** The faults of a language in documents that lie inside others: in templates, Terraform configurations, resources that carry their data. */
function inEmbedded(id: string, family: readonly Mutation[], isSyntax?: true): Mutation {
  return {
    id: `embedded: ${id}`,
    most: MOST_OF_A_FAMILY,
    ...(isSyntax && { isSyntax }),
    mutants: (analysis) =>
      analysis.embedded.flatMap((inner) => {
        const outward = outwardOf(inner, analysis);
        return family.flatMap((mutation) =>
          spread(mutation.mutants(inner.analysis)).flatMap((mutant) => outwardMutant(analysis, { inner, outward, mutant })),
        );
      }),
  };
}

interface Inner {
  readonly inner: EmbeddedDocument;
  readonly outward: Outward;
  readonly mutant: Mutant;
}

/** The file around a faulty document; none where the fault cannot be written there (in a quoted text, say, or where a mask is). */
function outwardMutant(analysis: Analysis, { inner, outward, mutant }: Inner): readonly Mutant[] {
  const edit = outward.edit(mutant.edit);
  if (edit === undefined || mutant.text === inner.analysis.text) return [];
  const changed = edited(analysis, edit.range, edit.newText);
  const { text } = inner.analysis;
  const first = lineOf(analysis.text, inner.map.toOuter(0));
  const height = lineOf(analysis.text, inner.map.toOuter(text.length)) - first;
  // In quotes all of it stands on one line.
  if (height === 0) return [{ ...changed, from: first, to: first }];
  if (Math.abs(height - lineOf(text, text.length)) > 1) return [];
  return [{ ...changed, from: first + mutant.from, to: first + mutant.to }];
}

export const embeddedMutations: readonly Mutation[] = [
  inEmbedded('the text itself', syntaxMutations, true),
  inEmbedded('phases and steps', componentStructureMutations),
  inEmbedded('inputs', componentInputMutations),
  inEmbedded('references', componentReferenceMutations),
  inEmbedded('workflows', workflowMutations),
  inEmbedded('Dockerfiles', dockerfileMutations),
];
