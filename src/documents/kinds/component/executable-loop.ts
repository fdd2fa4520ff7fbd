import { fieldsOf, itemsOf, scalarOf } from '../../syntax/entries.ts';
import type { SyntaxNode } from '../../syntax/tree.ts';
import type { ExecutableLoop } from './executable.ts';
import type { Loop } from './model.ts';
import { wholeNumber } from './whole-number.ts';

const DEFAULT_DELIMITER = ',';

/** A loop that can be run; undefined for one that lacks its parts or would never end. */
export function executableLoop(loop: Loop): ExecutableLoop | undefined {
  const name = loop.name?.value ?? '';
  if (loop.forNode !== undefined) return loop.forEachNode === undefined ? rangeLoop(name, loop.forNode) : undefined;
  return loop.forEachList === undefined ? splitLoop(name, loop.forEachNode) : itemsLoop(name, loop.forEachList);
}

function rangeLoop(name: string, node: SyntaxNode): ExecutableLoop | undefined {
  const fields = fieldsOf(node);
  const start = wholeNumber(fields.get('start'));
  const end = wholeNumber(fields.get('end'));
  const updateBy = wholeNumber(fields.get('updateBy'));
  if (start === undefined || end === undefined || updateBy === undefined) return undefined;
  const approaches = updateBy !== 0 && (end - start) * updateBy >= 0;
  return approaches ? { kind: 'range', name, start, end, updateBy } : undefined;
}

function itemsLoop(name: string, list: SyntaxNode): ExecutableLoop | undefined {
  const items: string[] = [];
  for (const { value } of itemsOf(list)) {
    const item = scalarOf(value);
    if (item === undefined) return undefined;
    items.push(item.value);
  }
  return { kind: 'items', name, items };
}

function splitLoop(name: string, node: SyntaxNode | undefined): ExecutableLoop | undefined {
  const fields = fieldsOf(node);
  const list = scalarOf(fields.get('list'));
  const delimiter = fields.has('delimiter') ? scalarOf(fields.get('delimiter'))?.value : DEFAULT_DELIMITER;
  return list === undefined || delimiter === undefined ? undefined : { kind: 'split', name, list: list.value, delimiter };
}
