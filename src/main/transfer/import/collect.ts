import { AppError } from '../../../contract/index.ts';
import { operationsByKind } from '../../../documents/index.ts';
import type { Aws } from '../../aws/clients.ts';
import { linksIn } from '../request-form.ts';
import { policiesOf } from './lifecycle-policies.ts';
import { type ImportedResource, readImported, withoutBuild } from './read-resource.ts';

export interface Collected {
  /** What others need comes first. */
  readonly resources: readonly ImportedResource[];
  /** What stays an ARN though it is of this account, and why. */
  readonly notes: readonly string[];
}

interface Collecting {
  readonly aws: Aws;
  readonly signal: AbortSignal | undefined;
  readonly found: Map<string, ImportedResource>;
  readonly notes: Set<string>;
}

/** Reads resources, and with `dependencies` everything of the same account that they need. Resources of other owners stay ARNs. */
export async function collect(
  aws: Aws,
  { arns, dependencies }: { readonly arns: readonly string[]; readonly dependencies: boolean },
  signal?: AbortSignal,
): Promise<Collected> {
  const collecting: Collecting = { aws, signal, found: new Map(), notes: new Set() };
  for (const arn of arns) {
    signal?.throwIfAborted();
    const resource = await readImported(aws, arn);
    if (dependencies) await addNeeded(collecting, resource);
    collecting.found.set(resource.arn, resource);
  }
  if (dependencies) for (const policy of await policiesOf(aws, [...collecting.found.values()])) collecting.found.set(policy.arn, policy);
  return { resources: [...collecting.found.values()], notes: [...collecting.notes] };
}

async function addNeeded(collecting: Collecting, resource: ImportedResource): Promise<void> {
  const { aws, found, notes, signal } = collecting;
  for (const arn of linksIn(operationsByKind[resource.kind.file].create, resource.body)) {
    signal?.throwIfAborted();
    if (!isOwn(aws, arn) || found.has(withoutBuild(arn))) continue;
    const needed = await readNeeded(aws, arn);
    if (typeof needed === 'string') {
      notes.add(needed);
      continue;
    }
    if (needed.arn !== arn) notes.add(`${resource.name} goes on to name ${arn}: ${whyArn(arn)}.`);
    if (found.has(needed.arn)) continue;
    await addNeeded(collecting, needed);
    found.set(needed.arn, needed);
  }
}

function whyArn(arn: string): string {
  return withoutBuild(arn) === arn
    ? 'it follows newer versions, which a file of one version cannot; the newest is imported'
    : 'it means that build, and a file stands for the newest; that is imported';
}

function isOwn({ connection }: Aws, arn: string): boolean {
  const [, , , region, owner] = arn.split(':');
  return owner === connection.accountId && region === connection.region;
}

/** What is needed and cannot be had stays an ARN, and is told; everything else that goes wrong ends the import. */
async function readNeeded(aws: Aws, arn: string): Promise<ImportedResource | string> {
  try {
    return await readImported(aws, arn);
  } catch (error) {
    if (error instanceof AppError && error.code === 'refused') return error.message;
    throw error;
  }
}
