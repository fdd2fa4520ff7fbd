import { actionByName } from '../../actions/index.ts';
import type { ActionSpec } from '../../actions/spec.ts';
import {
  constantKeys,
  documentKeys,
  type KeySpec,
  loopKeys,
  parameterKeys,
  phaseKeys,
  rangeKeys,
  splitKeys,
  stepKeys,
} from '../../kinds/component/keys.ts';

/** The way from the top of a component document to a map or list in it: keys, and `#` for an item of a list. */
export type Place = readonly string[];

/** What may stand in a map (or, where the language wants a list, in the list that is still missing). */
export type Scope =
  | { readonly kind: 'keys'; readonly of: 'document' | 'phase' | 'step' | 'loop' | 'declaration'; readonly keys: readonly KeySpec[] }
  | { readonly kind: 'inputs'; readonly spec: ActionSpec; readonly inItem: boolean }
  | { readonly kind: 'condition'; readonly outermost: boolean }
  | { readonly kind: 'list'; readonly of: 'phases' | 'steps' | 'parameters' | 'constants' };

const STEP = ['phases', '#', 'steps', '#'];

/** What may stand at a place. `action` is the action of the step that the place is in. */
export function scopeAt(place: Place, action: string | undefined): Scope | undefined {
  if (place.length === 0) return { kind: 'keys', of: 'document', keys: documentKeys };
  const [first, second] = place;
  if (first === 'parameters' || first === 'constants') return declarationScope(first, place);
  if (first !== 'phases') return undefined;
  if (place.length === 1) return { kind: 'list', of: 'phases' };
  if (second !== '#') return undefined;
  if (place.length === 2) return { kind: 'keys', of: 'phase', keys: phaseKeys };
  if (place[2] !== 'steps') return undefined;
  if (place.length === 3) return { kind: 'list', of: 'steps' };
  return place[3] === '#' ? stepScope(place.slice(STEP.length), action) : undefined;
}

function declarationScope(section: 'parameters' | 'constants', place: Place): Scope | undefined {
  if (place.length === 1) return { kind: 'list', of: section };
  if (place.length !== 3 || place[1] !== '#') return undefined;
  return { kind: 'keys', of: 'declaration', keys: section === 'parameters' ? parameterKeys : constantKeys };
}

function stepScope(way: Place, action: string | undefined): Scope | undefined {
  const [first, second] = way;
  switch (first) {
    case undefined:
      return { kind: 'keys', of: 'step', keys: stepKeys };
    case 'inputs':
      return inputsScope(way, action);
    case 'if':
      return conditionScope(way.slice(1));
    case 'loop':
      if (way.length === 1) return { kind: 'keys', of: 'loop', keys: loopKeys };
      if (way.length > 2) return undefined;
      if (second === 'for') return { kind: 'keys', of: 'loop', keys: rangeKeys };
      return second === 'forEach' ? { kind: 'keys', of: 'loop', keys: splitKeys } : undefined;
    default:
      return undefined;
  }
}

function inputsScope(way: Place, action: string | undefined): Scope | undefined {
  const spec = actionByName(action ?? '');
  if (spec === undefined) return undefined;
  if (spec.shape === 'condition') {
    const inner = conditionScope(way.slice(1));
    return inner?.kind === 'condition' ? { kind: 'condition', outermost: false } : inner;
  }
  if (way.length === 1) return { kind: 'inputs', spec, inItem: spec.shape !== 'list' };
  return way.length === 2 && way[1] === '#' && spec.shape === 'list' ? { kind: 'inputs', spec, inItem: true } : undefined;
}

/** Conditions nest through `and`, `or` and `not` only. */
function conditionScope(way: Place): Scope | undefined {
  const nests = way.every((part) => part === '#' || part === 'and' || part === 'or' || part === 'not');
  return nests ? { kind: 'condition', outermost: !way.some((part) => part !== '#') } : undefined;
}
