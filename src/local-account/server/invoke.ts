import { createHash } from 'node:crypto';
import type { Account, Called, Operation, Operations } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { validate } from '../protocol/constraints.ts';
import type { Call } from '../protocol/protocol.ts';
import type { OperationShape } from '../protocol/schema.ts';
import type { ServiceModel } from '../protocol/service.ts';

/** A service with the operations that are emulated. */
export interface Service {
  readonly model: ServiceModel;
  readonly operations: Operations;
}

/** Gives a service; the first call loads it. */
export type LoadService = () => Promise<Service>;

type Values = Readonly<Record<string, unknown>>;

/** Runs one call: validation, then the operation, whole or not at all, once per idempotency token. */
export function invoke(account: Called, { model, operations }: Service, { operation, input }: Call): Values {
  const run = Object.hasOwn(operations, operation.name) ? operations[operation.name] : undefined;
  if (!run) throw notEmulated(model.name, operation.name);
  validate({ table: model.constraints, code: model.invalidParameter(operation.name) }, operation.name, input);
  const tokenMember = [...operation.input.members].find(([, member]) => member.idempotencyToken)?.[0];
  const token = tokenMember ? input[tokenMember] : undefined;
  const isAnswered = input.dryRun === true && model.answeredDryRuns?.has(operation.name);
  if (isAnswered) return echo(operation, input, run(account, input as never) as Values);
  // Nothing of it needs to be kept, and whatever it reads stands still while it reads: there is one thread, and one process.
  if (reading.test(operation.name)) return echo(operation, input, perform(account, run, input));
  const result = account.store.durably(() => {
    if (!tokenMember || typeof token !== 'string') return perform(account, run, input);
    const { [tokenMember]: _token, ...parameters } = input;
    return once(account, { operation: `${model.name}:${operation.name}`, token, parameters }, () => perform(account, run, input));
  });
  return echo(operation, input, result);
}

/** How the operations begin that write nothing, in all services. */
const reading = /^(Get|List|Describe|Filter|BatchGet|Head|TestEventPattern)/;

/** Everything that reaches an operation has passed the model's constraints; that is what makes its input's type true. */
function perform(account: Called, run: Operation, input: Values): Values {
  const output = run(account, input as never) as Values;
  // Thrown when all went well: the transaction rolls back, and nothing remains of what was tried.
  if (input.dryRun === true || input.DryRun === true)
    throw new AwsError('DryRunOperationException', 'Request would have succeeded, but DryRun flag is set.');
  return output;
}

interface TokenUse {
  /** With its service before it. */
  readonly operation: string;
  readonly token: string;
  readonly parameters: Values;
}

/** AWS does not say how long it remembers a token; a day covers every retry of a client, and of a person. */
const tokenLifetimeMs = 24 * 60 * 60 * 1000;

function once({ store, clock, accountId, region }: Account, use: TokenUse, run: () => Values): Values {
  const now = clock.now().getTime();
  const digest = createHash('sha256').update(canonicalJson(use.parameters)).digest('hex');
  store.statement('DELETE FROM idempotency WHERE created < ?').run(now - tokenLifetimeMs);
  const earlier = store
    .statement('SELECT digest, output FROM idempotency WHERE account = ? AND region = ? AND operation = ? AND token = ?')
    .get(accountId, region, use.operation, use.token);
  if (earlier) {
    if (earlier.digest !== digest) throw new AwsError('IdempotentParameterMismatchException', mismatchMessage);
    return JSON.parse(String(earlier.output)) as Values;
  }
  const output = run();
  store
    .statement('INSERT INTO idempotency (account, region, operation, token, digest, output, created) VALUES (?, ?, ?, ?, ?, ?, ?)')
    .run(accountId, region, use.operation, use.token, digest, JSON.stringify(output), now);
  return output;
}

const mismatchMessage = 'The client token was used before with other parameters. Use a new token for a new request.';

/** JSON with sorted keys: the same parameters in another order are the same. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
    return Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** Answers repeat the caller's token where the model has a place for it. */
function echo(operation: OperationShape, input: Values, output: Values): Values {
  const { members } = operation.output;
  return members.has('clientToken') && input.clientToken !== undefined ? { clientToken: input.clientToken, ...output } : output;
}

function notEmulated(service: string, operation: string): AwsError {
  return new AwsError('NotImplemented', `Kiln's local account does not emulate ${service}:${operation}.`, 501);
}
