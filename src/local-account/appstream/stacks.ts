import type { Account } from '../account.ts';
import { pageOf } from '../paging.ts';
import type { CreateStackRequest, UpdateStackRequest } from '../protocol/appstream-shapes.ts';
import { arnOf } from './arn.ts';
import { exists, inUse, notFound, notPermitted } from './faults.ts';
import { mustHaveFleet } from './fleets.ts';
import { askedPage } from './page.ts';
import { checkQuota } from './quotas.ts';
import { type StackRecord, stacks } from './records.ts';
import { activeSessions } from './sessions/sessions.ts';
import { withoutAttributes } from './stack-attributes.ts';
import { dropTags, giveTags } from './tags.ts';

/** Makes a stack. */
export function createStack(account: Account, { Name: name, Tags, ...settings }: CreateStackRequest & { readonly Name: string }): object {
  if (stacks.find(account, name)) throw exists('stack', name);
  checkQuota(account, 'stacks');
  const body: StackRecord = { created: account.clock.now().toISOString(), settings, fleets: [] };
  giveTags(account, arnOf(account, 'stack', name), Tags);
  stacks.put(account, name, body);
  return { Stack: toStack(account, name, body) };
}

/** Changes what a request names; the rest stays. */
export function updateStack(account: Account, { Name: name, ...changed }: UpdateStackRequest & { readonly Name: string }): object {
  const stack = mustHaveStack(account, name);
  const { DeleteStorageConnectors, AttributesToDelete = [], ...settings } = changed;
  const gone = DeleteStorageConnectors ? [...AttributesToDelete, 'STORAGE_CONNECTORS' as const] : AttributesToDelete;
  const body: StackRecord = { ...stack, settings: withoutAttributes({ ...stack.settings, ...settings }, gone) };
  stacks.put(account, name, body);
  return { Stack: toStack(account, name, body) };
}

interface OfName {
  readonly Name: string;
}

/** Deletes a stack that has no fleets. */
export function deleteStack(account: Account, { Name: name }: OfName): object {
  const { fleets } = mustHaveStack(account, name);
  if (fleets.length > 0) throw inUse(`The stack ${name} has the fleets ${fleets.join(', ')}. Disassociate them first.`);
  stacks.remove(account, name);
  dropTags(account, 'stack', name);
  return {};
}

interface DescribeRequest {
  readonly Names?: readonly string[];
  readonly NextToken?: string;
}

const pageSize = 50;

/** Stacks of the Region. */
export function describeStacks(account: Account, input: DescribeRequest): object {
  const { Names: names } = input;
  for (const name of names ?? []) mustHaveStack(account, name);
  const found = stacks.list(account).filter(({ id }) => !names?.length || names.includes(id));
  const page = pageOf(found, ({ id }) => id, askedPage(input, pageSize));
  return { Stacks: page.items.map(({ id, body }) => toStack(account, id, body)), NextToken: page.token };
}

interface Association {
  readonly FleetName: string;
  readonly StackName: string;
}

/** Gives a stack a fleet. */
export function associateFleet(account: Account, { FleetName: fleet, StackName: name }: Association): object {
  mustHaveFleet(account, fleet);
  const stack = mustHaveStack(account, name);
  const holder = stacks.list(account).find(({ body }) => body.fleets.includes(fleet));
  if (holder && holder.id !== name) throw notPermitted(`The fleet ${fleet} is associated with the stack ${holder.id}.`);
  if (!holder) stacks.put(account, name, { ...stack, fleets: [...stack.fleets, fleet] });
  return {};
}

/** Takes a fleet from a stack. */
export function disassociateFleet(account: Account, { FleetName: fleet, StackName: name }: Association): object {
  const stack = mustHaveStack(account, name);
  if (!stack.fleets.includes(fleet)) throw notFound('association', `of the fleet ${fleet} and the stack ${name}`);
  const streaming = activeSessions(account, fleet).filter(({ body }) => body.stack === name);
  if (streaming.length > 0) throw inUse(`Users stream from the fleet ${fleet}: ${streaming.length} sessions. End them, or stop the fleet.`);
  stacks.put(account, name, { ...stack, fleets: stack.fleets.filter((one) => one !== fleet) });
  return {};
}

/** The fleets of a stack, by name. The model has no code for a stack that is not there: it has no fleets. */
export function listAssociatedFleets(account: Account, { StackName: name, NextToken }: { StackName: string; NextToken?: string }): object {
  const page = pageOf(stacks.find(account, name)?.fleets ?? [], (fleet) => fleet, askedPage({ NextToken }, pageSize));
  return { Names: page.items, NextToken: page.token };
}

/** The stacks of a fleet, by name. */
export function listAssociatedStacks(account: Account, { FleetName: name, NextToken }: { FleetName: string; NextToken?: string }): object {
  const found = stacks.list(account).filter(({ body }) => body.fleets.includes(name));
  const page = pageOf(found, ({ id }) => id, askedPage({ NextToken }, pageSize));
  return { Names: page.items.map(({ id }) => id), NextToken: page.token };
}

function mustHaveStack(account: Account, name: string): StackRecord {
  const found = stacks.find(account, name);
  if (!found) throw notFound('stack', name);
  return found;
}

function toStack(account: Account, name: string, { created, settings }: StackRecord): object {
  return { ...settings, Name: name, Arn: arnOf(account, 'stack', name), CreatedTime: new Date(created), StackErrors: [] };
}
