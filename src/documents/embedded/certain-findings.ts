import type { Analysis } from '../analysis.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { ruleById } from '../rules/index.ts';
import { follow } from '../syntax/aliases.ts';
import type { MapEntry, SyntaxNode } from '../syntax/tree.ts';
import type { TextRange } from '../text.ts';

/** What is said of a key whatever stands behind it, or of the map that it is the first key of. */
const OF_KEY =
  /^(?:unknown|duplicate|undocumented)-|^(?:workflow-)?missing-(?:input|action|name|(?:declaration|parameter)-type)$|^condition-companion$|^exactly-one-input$/;

/**
 * The findings of a document that hold whatever is put in place of its masked parts: none at a masked part itself or about what a key
 * has for a value that is one, and none about references where whole parameters or steps are masked, which may be what they lead to.
 */
export function certainFindings(analysis: Analysis, masks: readonly TextRange[]): readonly Diagnostic[] {
  const { diagnostics, tree } = analysis;
  if (diagnostics.length === 0) return diagnostics;
  const isOpen = declaring(analysis).some((node) => isMasked(node, masks));
  const keys = maskedEntries(tree.root, masks).map(({ key }) => key.range);
  return diagnostics.filter(({ rule, range }) => {
    if (masks.some((mask) => overlap(mask, range))) return false;
    if (!OF_KEY.test(rule) && keys.some(({ start, end }) => start === range.start && end === range.end)) return false;
    return !(isOpen && ruleById(rule)?.category === 'reference');
  });
}

/** The nodes that declare what references lead to, as long as they are what they should be. */
function declaring({ component, workflow }: Analysis): readonly (SyntaxNode | undefined)[] {
  const phases = component?.phases.map(({ stepsNode }) => stepsNode) ?? [];
  const parts = [component?.parametersNode, component?.constantsNode, component?.phasesNode, ...phases];
  return [...parts, workflow?.parametersNode, workflow?.stepsNode].flatMap(withItems);
}

function withItems(node: SyntaxNode | undefined): readonly (SyntaxNode | undefined)[] {
  const target = follow(node);
  return target?.kind === 'list' ? target.items.map(({ value }) => value) : [target];
}

function maskedEntries(node: SyntaxNode | undefined, masks: readonly TextRange[]): readonly MapEntry[] {
  if (node?.kind === 'list') return node.items.flatMap(({ value }) => maskedEntries(value, masks));
  if (node?.kind !== 'map') return [];
  return node.entries.flatMap((entry) => (isMasked(entry.value, masks) ? [entry] : maskedEntries(entry.value, masks)));
}

function isMasked(node: SyntaxNode | undefined, masks: readonly TextRange[]): boolean {
  return node?.kind === 'scalar' && masks.some((mask) => overlap(mask, node.range));
}

function overlap(a: TextRange, b: TextRange): boolean {
  return a.start < Math.max(b.end, b.start + 1) && b.start < a.end;
}
