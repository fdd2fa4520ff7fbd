import type { RunningBuilder, RunningBuilders } from '../../../contract/index.ts';

const keyOf = ({ connection, name, region }: RunningBuilder) => `${connection} ${region} ${name}`;

/** Those whose time has come since the last event. */
export function newlyDue(before: RunningBuilders | undefined, { builders }: RunningBuilders): readonly RunningBuilder[] {
  const known = new Set(before?.builders.filter(({ due }) => due).map(keyOf));
  return builders.filter((builder) => builder.due && !known.has(keyOf(builder)));
}
