import { follow } from '../../syntax/aliases.ts';
import type { Declaration } from './model.ts';

/** Whether an item of `parameters` or `constants` is a map of one name to its description, which is what checks of the rest rely on. */
export function isWellFormed(declaration: Declaration): boolean {
  const item = follow(declaration.item);
  return item?.kind === 'map' && item.entries.length === 1 && declaration.body !== undefined;
}

/** The name of the list that holds such declarations. */
export function sectionOf(declaration: Declaration): 'parameters' | 'constants' {
  return declaration.kind === 'parameter' ? 'parameters' : 'constants';
}
