// The unmodified AWS SDK for JavaScript as a client of the suite. It looks at what goes over the wire, and can send what the SDK's own
// serializer would not.
import * as sdk from '@aws-sdk/client-imagebuilder';
import { imagebuilderModel } from '../../../src/local-account/protocol/imagebuilder-model.ts';
import { type Answer, type Call, Refusal, type Values } from './case.ts';
import type { Target } from './target.ts';

/** What came back for one request. */
export interface WireAnswer {
  readonly status: number;
  /** Of a refusal, from the header. */
  readonly code: string | undefined;
  /** As JSON. */
  readonly body: unknown;
}

export interface SdkClient {
  readonly call: Call;
  /** Sends these members as they are, whatever their types; gives what came back and throws for nothing that the service says. */
  send(operation: string, members: Values): Promise<WireAnswer>;
  close(): void;
}

/** A client that gives up at the first error; `onAnswer` is told of every answer. */
export function openSdk(target: Target, onAnswer: (operation: string, answer: WireAnswer) => void): SdkClient {
  const { endpoint, region, credentials } = target;
  const client = new sdk.ImagebuilderClient({
    region,
    maxAttempts: 1,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(credentials === undefined ? {} : { credentials }),
  });
  let last: WireAnswer | undefined;
  // Inside the deserializer, which takes from the body what its schema knows and drops the rest.
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const result = await next(args);
      last = await readAnswer(result.response as HttpResponse);
      onAnswer(String(context.commandName).replace(/Command$/, ''), last);
      return result;
    },
    { step: 'deserialize', priority: 'low', name: 'whatCameOverTheWire' },
  );
  const run = async (command: AnyCommand): Promise<Answer> => {
    try {
      return await client.send(command);
    } catch (error) {
      if (error instanceof sdk.ImagebuilderServiceException) throw new Refusal(error.name, error.message, { cause: error });
      throw error;
    }
  };
  return {
    call: (operation, input = {}) => run(withNewer(commandOf(operation, input), operation, input)),
    async send(operation, members) {
      last = undefined;
      // The SDK itself refuses to make a path without its label.
      await run(changing(commandOf(operation, { resourceArn: 'any' }), (request) => place(request, operation, members))).catch(
        (error: unknown) => {
          if (!(error instanceof Refusal)) throw error;
        },
      );
      if (last === undefined) throw new Error(`${operation} was not answered`);
      return last;
    },
    close: () => client.destroy(),
  };
}

type AnyCommand = sdk.GetImageCommand;

function commandOf(operation: string, input: Values): AnyCommand {
  const made: unknown = Reflect.get(sdk, `${operation}Command`);
  if (typeof made !== 'function') throw new Error(`The SDK has no operation ${operation}`);
  return Reflect.construct(made, [input]) as AnyCommand;
}

/** The command with the members that are younger than this SDK, as a newer one would send them; it would drop them. */
function withNewer(command: AnyCommand, operation: string, input: Values): AnyCommand {
  const known = imagebuilderModel.operations.get(operation)?.input.members;
  const newer = Object.entries(input).filter(([name]) => known?.has(name) === false);
  if (newer.length === 0) return command;
  return changing(command, (request) => {
    request.body = JSON.stringify({ ...JSON.parse(String(request.body)), ...Object.fromEntries(newer) });
  });
}

interface HttpRequest {
  method: string;
  path: string;
  query: Record<string, string | string[]>;
  body: unknown;
}

/** The command, of which the request is changed before it is signed. */
function changing(command: AnyCommand, change: (request: HttpRequest) => void): AnyCommand {
  command.middlewareStack.add(
    (next) => (args) => {
      change(args.request as HttpRequest);
      return next(args);
    },
    { step: 'build', priority: 'high', name: 'otherMembers' },
  );
  return command;
}

function place(request: HttpRequest, operation: string, members: Values): void {
  const declared = imagebuilderModel.operations.get(operation)?.input.members;
  const of = (wanted: string) => Object.entries(members).filter(([name]) => (declared?.get(name)?.place ?? 'body') === wanted);
  const label = of('label')[0];
  if (label) request.path = request.path.replace(/[^/]*$/, encodeURIComponent(String(label[1])));
  request.query = Object.fromEntries(of('query').map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]));
  if (request.method !== 'GET' && request.method !== 'DELETE') request.body = JSON.stringify(Object.fromEntries(of('body')));
}

interface HttpResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  body: AsyncIterable<Uint8Array> | Uint8Array;
}

/** Reads the body and puts it back for the deserializer. */
async function readAnswer(response: HttpResponse): Promise<WireAnswer> {
  const chunks = [];
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  response.body = bytes;
  const text = bytes.toString('utf8');
  const code = response.headers['x-amzn-errortype']?.split(':')[0];
  return { status: response.statusCode, code, body: text === '' ? {} : JSON.parse(text) };
}
