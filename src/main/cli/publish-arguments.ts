import { parseArgs } from 'node:util';
import { type Bump, bumps } from '../../contract/index.ts';
import { UsageError } from './command.ts';
import { type ConnectionChoice, connectionFlags } from './connection-options.ts';
import { oneOf } from './one-of.ts';

export interface PublishArguments {
  /** As they were typed; none is the current folder. */
  readonly paths: readonly string[];
  readonly workspace: string | undefined;
  readonly apply: boolean;
  readonly bump: Bump | undefined;
  readonly detailedExitCode: boolean;
  readonly leaveDependents: boolean;
  readonly yes: boolean;
  readonly json: boolean;
  readonly choice: ConnectionChoice;
}

const options = {
  ...connectionFlags,
  workspace: { type: 'string' },
  plan: { type: 'boolean', default: false },
  apply: { type: 'boolean', default: false },
  bump: { type: 'string' },
  'detailed-exitcode': { type: 'boolean', default: false },
  'leave-dependents': { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

export function readPublishArguments(args: readonly string[]): PublishArguments {
  const { values, positionals } = parse(args);
  const { apply, bump, connection, json, plan, region, workspace, yes } = values;
  if (plan && apply) throw new UsageError('either --plan or --apply');
  if (values['detailed-exitcode'] && apply) throw new UsageError('--detailed-exitcode goes with --plan');
  return {
    ...{ paths: positionals, workspace, apply, yes, json, choice: { connection, region } },
    bump: bump === undefined ? undefined : oneOf('--bump', bump, bumps),
    detailedExitCode: values['detailed-exitcode'],
    leaveDependents: values['leave-dependents'],
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError((error as Error).message); // all that parseArgs throws for is wrong usage
  }
}
