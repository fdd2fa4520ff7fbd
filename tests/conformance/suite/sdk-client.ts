// The unmodified AWS SDK for JavaScript as a client of the suite. It looks at what goes over the wire, and can send what the SDK's own
// serializer would not.
import type { GetImageCommand } from '@aws-sdk/client-imagebuilder';
import { type Answer, type Call, Refusal, type Values } from './case.ts';
import { imagebuilderSdk, type SdkService } from './sdk-services.ts';
import type { Target } from './target.ts';

/** What came back for one request. */
export interface WireAnswer {
  readonly status: number;
  /** Of a refusal. */
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
export function openSdk(
  { endpoint, region, credentials }: Pick<Target, 'endpoint' | 'region' | 'credentials'>,
  onAnswer: (operation: string, answer: WireAnswer) => void,
  service: SdkService = imagebuilderSdk,
): SdkClient {
  const client = service.open({
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
      if (service.isRefusal(error)) throw new Refusal(error.name, error.message, { cause: error });
      throw error;
    }
  };
  return {
    call: (operation, input = {}) => run(withNewer(service, operation, input)),
    async send(operation, members) {
      last = undefined;
      // The SDK itself refuses to make a path without its label.
      const command = commandOf(service, operation, { resourceArn: 'any' });
      await run(changing(command, (request) => place(request, declaredBy(service, operation), members))).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
      });
      if (last === undefined) throw new Error(`${operation} was not answered`);
      return last;
    },
    close: () => client.destroy(),
  };
}

type AnyCommand = GetImageCommand;

function commandOf({ commands }: SdkService, operation: string, input: Values): AnyCommand {
  const made: unknown = Reflect.get(commands, `${operation}Command`);
  if (typeof made !== 'function') throw new Error(`The SDK has no operation ${operation}`);
  return Reflect.construct(made, [input]) as AnyCommand;
}

type Declared = ReadonlyMap<string, { readonly place: string }>;

const declaredBy = ({ model }: SdkService, operation: string): Declared =>
  model.operations.get(operation)?.input.members ?? new Map<string, never>();

/** The command with the members that are younger than this SDK, as a newer one would send them; it would drop them. */
function withNewer(service: SdkService, operation: string, input: Values): AnyCommand {
  const command = commandOf(service, operation, input);
  const known = declaredBy(service, operation);
  const newer = Object.entries(input).filter(([name]) => !known.has(name));
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

function place(request: HttpRequest, declared: Declared, members: Values): void {
  const of = (wanted: string) => Object.entries(members).filter(([name]) => (declared.get(name)?.place ?? 'body') === wanted);
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
  const body = text === '' ? {} : JSON.parse(text);
  // REST services name an error in a header, the others in the body.
  const code = response.headers['x-amzn-errortype']?.split(':')[0] ?? body.__type;
  return { status: response.statusCode, code, body };
}
