import { ANSWERS, type Case, type Kit, type OperationCases, type Values } from '../suite/case.ts';
import { assert, dryRun, reads, refuses, removes } from './common.ts';
import { absent, make } from './given.ts';

/** A kind of named resource: made once under a name, replaced by updates. */
export interface NamedKind {
  readonly noun: string;
  readonly list: string;
  readonly member: string;
  readonly rows: string;
  readonly body: string;
  readonly request: (kit: Kit) => Promise<Values>;
  /** Members of an update that no resource of the kind can be without. */
  readonly update: (request: Values) => Values;
  readonly creates: readonly Case[];
  readonly updates: readonly Case[];
  readonly removals: readonly Case[];
}

/** The cases of the five operations on a kind. */
export function namedCases(kind: NamedKind): readonly OperationCases[] {
  const { noun, list, member, rows, body, request, update } = kind;
  const [create, change, get, remove] = ['Create', 'Update', 'Get', 'Delete'].map((verb) => `${verb}${noun}`) as [
    string,
    string,
    string,
    string,
  ];
  const fresh = async (kit: Kit) => make(kit, create, await request(kit));
  const given = (kit: Kit) => kit.once(noun, () => fresh(kit));
  const changing = async (kit: Kit): Promise<Values> => ({ ...update(await request(kit)), [member]: await fresh(kit) });
  return [
    {
      operation: create,
      example: request,
      cases: [
        {
          title: 'makes it with its tags',
          shows: ANSWERS,
          async run(kit) {
            const wanted: Values = { ...(await request(kit)), tags: { stage: 'test' } };
            const answer = await kit.call(create, wanted);
            const read = await kit.call(get, { [member]: answer[member] });
            assert.equal(read[body].name, wanted.name);
            assert.deepEqual(read[body].tags, { stage: 'test' });
          },
        },
        {
          title: 'makes no second one of a name, however it is spelled',
          shows: 'ResourceAlreadyExistsException',
          async run(kit) {
            const wanted = await request(kit);
            await kit.call(create, wanted);
            await kit.refused('ResourceAlreadyExistsException', create, wanted);
            const name = String(wanted.name).toUpperCase().replaceAll('-', '_');
            await kit.refused('ResourceAlreadyExistsException', create, { ...wanted, name });
          },
        },
        dryRun(create, request),
        ...kind.creates,
      ],
    },
    {
      operation: change,
      example: changing,
      cases: [
        {
          title: 'clears what the request leaves out',
          shows: ANSWERS,
          async run(kit) {
            const { description: _description, ...wanted } = await changing(kit);
            const answer = await kit.call(change, wanted);
            assert.equal(answer[member], wanted[member]);
            const read = await kit.call(get, { [member]: answer[member] });
            assert.equal(read[body].description, undefined);
          },
        },
        {
          title: 'does not know what is not there',
          shows: 'ResourceNotFoundException',
          async run(kit) {
            const wanted = await changing(kit);
            await kit.refused('ResourceNotFoundException', change, { ...wanted, [member]: absent(String(wanted[member])) });
          },
        },
        ...kind.updates,
      ],
    },
    reads(get, { member, given, look: (answer, arn) => assert.equal(answer[body].arn, arn) }),
    {
      operation: list,
      example: async () => ({}),
      pages: {
        rows,
        async fill(kit) {
          const values = await kit.once(`three of ${noun}`, async () => {
            const names = [];
            for (let count = 0; count < 3; count++) {
              const wanted = await request(kit);
              await kit.call(create, wanted);
              names.push(wanted.name);
            }
            return names;
          });
          return { filters: [{ name: 'name', values }] };
        },
        key: ({ arn }) => arn,
      },
      cases: [
        {
          title: 'filters by name',
          shows: ANSWERS,
          async run(kit) {
            const wanted = await request(kit);
            const made = await kit.call(create, wanted);
            const answer = await kit.call(list, { filters: [{ name: 'name', values: [wanted.name] }] });
            assert.deepEqual(
              answer[rows].map((row: { arn: string }) => row.arn),
              [made[member]],
            );
          },
        },
        refuses(list, 'InvalidParameterValueException', {
          title: 'knows its filters',
          request: async () => ({ filters: [{ name: 'colour', values: ['red'] }] }),
        }),
      ],
    },
    removes(remove, { member, fresh, read: get, more: kind.removals }),
  ];
}
