// Idempotency: a request that is sent again with its token is answered as before and makes nothing; the token of another request is refused.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imagebuilderModel } from '../../src/local-account/protocol/imagebuilder-model.ts';
import { imagebuilderCases } from './imagebuilder/index.ts';
import { ANSWERS, type Answer, type OperationCases, type Values } from './suite/case.ts';
import { openSdkRun } from './suite/run.ts';
import { isMeantFor } from './suite/session.ts';
import { targetOfEnvironment } from './suite/target.ts';

const target = targetOfEnvironment();
let run: Awaited<ReturnType<typeof openSdkRun>>;

beforeAll(async () => {
  run = await openSdkRun();
});
afterAll(() => run.close());

/** Every operation that takes a token and ever succeeds. */
const withToken = imagebuilderCases.filter(({ operation, cases }) => {
  const members = [...(imagebuilderModel.operations.get(operation)?.input.members.values() ?? [])];
  return members.some(({ idempotencyToken }) => idempotencyToken) && cases.some(({ shows }) => shows === ANSWERS);
});

interface Sent {
  readonly operation: string;
  readonly request: Values;
  readonly answer: Answer;
}

const sent: Sent[] = [];

/** Without what is new in every answer. */
function lasting({ $metadata: _metadata, requestId: _requestId, ...answer }: Answer): Answer {
  return answer;
}

const anotherDescription = (example: Values): Values => {
  if (typeof example.description !== 'string') throw new Error('The register must say which other request takes a token in vain.');
  return { ...example, description: 'Another request' };
};

describe.each(withToken.filter((register) => isMeantFor(target, register)))('the token of $operation', (register: OperationCases) => {
  const { operation, example, other = anotherDescription } = register;

  it('makes a repetition harmless, and is refused for another request', async () => {
    const clientToken = run.kit.name('token');
    const wanted = await example(run.kit);
    const request: Values = { ...wanted, clientToken };
    const answer = await run.kit.call(operation, request);
    sent.push({ operation, request, answer });
    expect(lasting(await run.kit.call(operation, request))).toEqual(lasting(answer));
    await run.kit.refused('IdempotentParameterMismatchException', operation, { ...other(wanted), clientToken });
  });
});

describe.runIf(target === undefined)('after a restart', () => {
  beforeAll(async () => {
    await run.session.restart?.();
  });

  it('every token still stands for its request', async () => {
    expect(sent.length).toBe(withToken.length);
    for (const { operation, request, answer } of sent) {
      expect(lasting(await run.kit.call(operation, request)), operation).toEqual(lasting(answer));
    }
  });

  it('nothing was made twice', async () => {
    const created = sent.filter(({ operation }) => operation === 'CreateComponent' || operation === 'CreateImageRecipe');
    expect(created.length).toBe(2);
    for (const { operation, request } of created) {
      const filters = [{ name: 'name', values: [request.name] }];
      const answer = await run.kit.call(
        operation === 'CreateComponent' ? 'ListComponentBuildVersions' : 'ListImageRecipes',
        listOf(operation, { request, filters }),
      );
      expect(answer.componentSummaryList ?? answer.imageRecipeSummaryList).toHaveLength(1);
    }
  });
});

function listOf(operation: string, { filters, request }: { readonly filters: object[]; readonly request: Values }): Values {
  if (operation !== 'CreateComponent') return { filters };
  const made = sent.find((each) => each.request === request)?.answer;
  return { componentVersionArn: made.componentBuildVersionArn.replace(/\/\d+$/, '') };
}
