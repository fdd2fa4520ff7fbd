import type { Analysis } from '../analysis.ts';
import type { ComponentDocument, Declaration, Phase, Step } from '../kinds/component/model.ts';
import { mapOf, scalarOf } from '../syntax/entries.ts';
import type { TextRange } from '../text.ts';
import type { OutlineItem } from './types.ts';

/** What a document is made of, for the outline and for “go to symbol”: of a component its declarations, phases and steps, of others their keys. */
export function outline(analysis: Analysis): readonly OutlineItem[] {
  const { component, tree } = analysis;
  if (component !== undefined) return componentOutline(component);
  return (mapOf(tree.root)?.entries ?? []).map(({ key, value, range }) => {
    return { name: key.value, detail: shorten(scalarOf(value)?.value), kind: 'key', range, selectionRange: key.range, children: [] };
  });
}

function componentOutline({ parameters, constants, phases }: ComponentDocument): readonly OutlineItem[] {
  return [...parameters.map(declarationItem), ...constants.map(declarationItem), ...phases.map(phaseItem)];
}

function declarationItem({ kind, name, itemRange, default: assumed, value }: Declaration): OutlineItem {
  const holds = scalarOf(kind === 'parameter' ? assumed : value)?.value;
  return item({ kind, name: name?.value, detail: shorten(holds), range: itemRange, selectionRange: name?.range });
}

function phaseItem({ name, range, steps }: Phase): OutlineItem {
  const detail = steps.length === 1 ? '1 step' : `${steps.length} steps`;
  return { ...item({ kind: 'phase', name: name?.value, detail, range, selectionRange: name?.range }), children: steps.map(stepItem) };
}

function stepItem({ name, action, range }: Step): OutlineItem {
  return item({ kind: 'step', name: name?.value, detail: action?.value ?? '', range, selectionRange: name?.range });
}

interface Found {
  readonly kind: OutlineItem['kind'];
  readonly name: string | undefined;
  readonly detail: string;
  readonly range: TextRange;
  readonly selectionRange: TextRange | undefined;
}

/** Editors want the selection inside the range: a name that an alias brought stands elsewhere. */
function item({ name, range, selectionRange, ...rest }: Found): OutlineItem {
  const isInside = selectionRange !== undefined && selectionRange.start >= range.start && selectionRange.end <= range.end;
  return {
    ...rest,
    name: name === undefined || name === '' ? '(no name)' : name,
    range,
    selectionRange: isInside ? selectionRange : range,
    children: [],
  };
}

function shorten(text: string | undefined): string {
  const line = (text ?? '').replaceAll(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
