import type { Aws } from '../aws/clients.ts';

/** What recording and faults see of a client of the SDK. */
interface Client {
  readonly middlewareStack: {
    add(layer: Layer, options: { readonly step: 'initialize'; readonly name: string; readonly override: true }): void;
  };
}

type Layer = <Args, Result>(
  next: (args: Args) => Promise<Result>,
  context: { readonly commandName?: string },
) => (args: Args) => Promise<Result>;

/** Calls `before` ahead of every operation that goes to the account; what it throws is what the caller gets. */
export async function intercept(aws: Aws, before: (operation: string) => void | Promise<void>): Promise<void> {
  const layer: Layer =
    (next, { commandName = '' }) =>
    async (args) => {
      await before(commandName.replace(/Command$/, ''));
      return next(args);
    };
  const clients: readonly Client[] = await Promise.all([aws.imagebuilder(), aws.logs(), aws.s3()]);
  for (const client of clients) client.middlewareStack.add(layer, { step: 'initialize', name: 'test', override: true });
}
