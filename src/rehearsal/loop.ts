import type { ExecutableLoop } from '../documents/index.ts';
import { splitList } from './decisions.ts';
import { type LoopVariables, type Resolver, resolveText } from './resolve.ts';

/** The iterations of a step's loop in order. Lists are resolved once, before the first iteration (documented). */
export async function iterations(resolver: Resolver, loop: ExecutableLoop): Promise<Iterable<LoopVariables>> {
  return numbered(loop.name, await loopValues(resolver, loop));
}

async function loopValues(resolver: Resolver, loop: ExecutableLoop): Promise<Iterable<string>> {
  switch (loop.kind) {
    case 'range':
      return countTo(loop);
    case 'split':
      return splitList(await resolveText(resolver, loop.list), loop.delimiter);
    case 'items': {
      const values: string[] = [];
      for (const item of loop.items) values.push(await resolveText(resolver, item));
      return values;
    }
  }
}

/** A generator, since a range may be longer than anybody wants in memory. */
function* countTo({ start, end, updateBy }: Extract<ExecutableLoop, { kind: 'range' }>): Generator<string> {
  for (let value = start; updateBy > 0 ? value <= end : value >= end; value += updateBy) yield String(value);
}

function* numbered(name: string, values: Iterable<string>): Generator<LoopVariables> {
  let index = 0;
  for (const value of values) {
    yield { name, index, value };
    index += 1;
  }
}
