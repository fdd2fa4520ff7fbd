import { referenceParts } from '../../../expressions/reference-parts.ts';
import type { ComponentDocument, Declaration, Step } from '../../../kinds/component/model.ts';
import { targetOf } from '../../../kinds/component/targets.ts';
import { quoted } from '../../../spelling.ts';
import type { TextRange } from '../../../text.ts';
import { aliasesBelow } from '../../aliases-below.ts';

/** Why some steps cannot leave their document; undefined when nothing of theirs stays behind, and nothing of the rest leaves. */
export function openEnd(document: ComponentDocument, moved: ReadonlySet<Step>, text: string): string | undefined {
  for (const step of document.steps) {
    const crossing = step.references.find(({ reference }) => {
      const target = reference.kind === 'step' ? targetOf(document, reference).step : undefined;
      return target !== undefined && moved.has(target) !== moved.has(step);
    });
    if (crossing !== undefined) {
      const { start, end } = crossing.reference.range;
      const where = moved.has(step) ? 'reads a step that would stay' : 'reads a step that would leave';
      return `${quoted(text.slice(start, end))} ${where}: components cannot refer to each other.`;
    }
  }
  return crossesAliases(document, moved) ? 'An anchor and its alias would stand in different documents.' : undefined;
}

/** The parameters and constants that steps refer to, in the order of the document. */
export function declarationsUsed(
  { parameters, constants }: ComponentDocument,
  moved: ReadonlySet<Step>,
  text: string,
): readonly Declaration[] {
  const names = new Set<string>();
  for (const { references } of moved) {
    for (const { reference } of references) {
      for (const part of referenceParts(reference, text)) if (part.kind === 'declaration') names.add(part.text);
    }
  }
  return [...parameters, ...constants].filter(({ name }) => name !== undefined && names.has(name.value));
}

function crossesAliases({ node }: ComponentDocument, moved: ReadonlySet<Step>): boolean {
  const leaves = (range: TextRange) => [...moved].some((step) => step.range.start <= range.start && range.end <= step.range.end);
  return aliasesBelow(node).some(({ range, target }) => target !== undefined && leaves(range) !== leaves(target.range));
}
