import { AppError, type StackRow } from '../../../contract/index.ts';
import type { AppStream } from '../../aws/clients.ts';
import { createOnce } from '../../aws/create-once.ts';
import { everyPage } from '../../aws/every-page.ts';
import { ifThere } from '../registry/read-images.ts';

/** The stacks of a Region with their fleets, by name. */
export async function readStacks(api: AppStream): Promise<readonly StackRow[]> {
  const stacks = await everyPage(async (token) => {
    const { Stacks, NextToken: nextToken } = await api.describeStacks({ NextToken: token });
    return { Stacks, nextToken };
  }, 'Stacks');
  const rows = await Promise.all(
    stacks.map(async ({ Name: name = '', DisplayName: displayName = '', CreatedTime, StackErrors = [] }): Promise<StackRow> => {
      const fleets = await fleetsOf(api, name);
      const errors = StackErrors.map(({ ErrorCode, ErrorMessage }) => ErrorMessage ?? ErrorCode ?? '');
      return { name, displayName, fleets, errors, created: CreatedTime?.toISOString() ?? '' };
    }),
  );
  return rows.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The fleets of a stack; a stack that somebody deletes meanwhile has none. */
async function fleetsOf(api: AppStream, stack: string): Promise<readonly string[]> {
  const names = everyPage(async (token) => {
    const { Names, NextToken: nextToken } = await api.listAssociatedFleets({ StackName: stack, NextToken: token });
    return { Names, nextToken };
  }, 'Names');
  return (await ifThere(names)) ?? [];
}

/** The stacks that a fleet is in. */
export function stacksOf(api: AppStream, fleet: string): Promise<readonly string[]> {
  return everyPage(async (token) => {
    const { Names, NextToken: nextToken } = await api.listAssociatedStacks({ FleetName: fleet, NextToken: token });
    return { Names, nextToken };
  }, 'Names');
}

interface NewStack {
  readonly name: string;
  readonly displayName?: string | undefined;
}

/** A stack has nothing of its own but its names, so one that came while we asked is the one that was asked for. */
export async function createStack(api: AppStream, { name, displayName }: NewStack): Promise<void> {
  await createOnce({
    look: () => ifThere(api.describeStacks({ Names: [name] })),
    send: () => api.createStack({ Name: name, ...(displayName ? { DisplayName: displayName } : {}) }),
    isOurs: () => true,
    taken: `There is a stack ${name} already. Choose another name, or use that one.`,
  });
}

/** Deletes a stack that has no fleets; one that is gone already is no error. */
export async function removeStack(api: AppStream, name: string): Promise<void> {
  const fleets = await fleetsOf(api, name);
  if (fleets.length > 0) throw new AppError('refused', `The stack ${name} has the fleets ${fleets.join(', ')}. Take them from it first.`);
  await ifThere(api.deleteStack({ Name: name }));
}

interface Association {
  readonly stack: string;
  readonly fleet: string;
}

/** Gives a stack a fleet; to give it one that it has is no error. */
export async function associateFleet(api: AppStream, { stack, fleet }: Association): Promise<void> {
  const [held] = (await stacksOf(api, fleet)).filter((one) => one !== stack);
  if (held !== undefined)
    throw new AppError(
      'refused',
      `The fleet ${fleet} is in the stack ${held}, and a fleet is in one stack at most. Take it from there first.`,
    );
  await api.associateFleet({ FleetName: fleet, StackName: stack });
}

/** Takes a fleet from a stack; one that is not in it is no error. */
export async function disassociateFleet(api: AppStream, { stack, fleet }: Association): Promise<void> {
  await ifThere(api.disassociateFleet({ FleetName: fleet, StackName: stack }));
}
