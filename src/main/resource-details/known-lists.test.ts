import { expect, test } from 'vitest';
import type { CatalogueEvent, FoundUsers, ListStatus } from '../../contract/index.ts';
import { type KnownList, knownList } from './known-lists.ts';
import { publishedAccount, sampleArns } from './test-kit.ts';
import { findUsers } from './users.ts';

const at = { connection: 'local', region: 'us-east-1' };
const now = Date.parse('2026-11-21T12:00:00Z');
const status: ListStatus = { phase: 'idle', read: 1, readWhole: true, whole: true, asOf: '2026-11-21T11:58:00Z' };

/** A catalogue that knows one recipe, in this state. */
function catalogueIn(state: Partial<ListStatus>) {
  const row = { arn: sampleArns.recipe, created: '2026-11-21T10:00:00Z' };
  const events = [
    { type: 'begun' },
    { type: 'rows', rows: [row], gone: [], place: { epoch: 'x', revision: 1 } },
    { type: 'status', status: { ...status, ...state } },
  ] as unknown as readonly CatalogueEvent[];
  return {
    now: () => now,
    async *watch() {
      yield* events;
    },
  };
}

test('a list that was read whole not long ago need not be read again', async () => {
  expect(await knownList(catalogueIn({}), at, 'image-recipe')).toEqual({
    rows: [{ arn: sampleArns.recipe, dateCreated: '2026-11-21T10:00:00Z' }],
    asOf: '2026-11-21T11:58:00Z',
  });
});

test('a list that is old, or not whole, is not believed', async () => {
  for (const state of [{ whole: false }, { asOf: undefined }, { asOf: '2026-11-20T11:58:00Z' }])
    expect(await knownList(catalogueIn(state), at, 'image-recipe')).toBeUndefined();
});

test('a search takes the lists that are known, and says as of when', async () => {
  const { aws } = await publishedAccount();
  const listed: string[] = [];
  const api = await aws.imagebuilder();
  api.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        listed.push(commandName);
        return next(args);
      },
    { step: 'finalizeRequest', name: 'count' },
  );
  const known = new Map<string, KnownList>([
    ['image-recipe', { rows: [{ arn: sampleArns.recipe, dateCreated: 'then' }], asOf: '2026-11-21T11:58:00Z' }],
  ]);
  let found: FoundUsers | undefined;
  for await (const step of findUsers({ aws, recipes: new Map(), known: async (kind) => known.get(kind) }, sampleArns.component))
    if (step.type === 'found') found = step;
  expect(found).toMatchObject({ asOf: '2026-11-21T11:58:00Z', users: [{ arn: sampleArns.recipe }] });
  expect(listed).not.toContain('ListImageRecipesCommand');
  expect(listed).toContain('ListContainerRecipesCommand');
});
