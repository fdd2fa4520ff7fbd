import type { Analysis } from '../../analysis.ts';
import type { ComponentDocument, Declaration, Phase, Step } from '../../kinds/component/model.ts';
import { scalarOf } from '../../syntax/entries.ts';
import type { TextRange } from '../../text.ts';
import { shorten } from '../shorten.ts';
import type { OutlineItem } from '../types.ts';

/** The declarations of a component document, its phases and their steps; undefined while it is no map. */
export function outline({ component }: Analysis): readonly OutlineItem[] | undefined {
  return component && componentOutline(component);
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
