// Image Assistant on an image builder, over the wire: a service of the local account's own, which AWS does not have. Its calls are signed and
// sent by the machinery of AppStream's client, under the service's own name.
import { AppError } from '../../contract/index.ts';
import { toAppError } from './aws-error.ts';
import type { Aws } from './clients.ts';

/** What Image Assistant says: 0 is success, 1 a refusal. */
export interface AssistantAnswer {
  readonly status: number;
  readonly message: string;
  readonly applications?: readonly Readonly<Record<string, string>>[];
}

export type AssistantOperation =
  | 'AddApplication'
  | 'CreateImage'
  | 'ListApplications'
  | 'RemoveApplication'
  | 'ResetUserProfile'
  | 'UpdateDefaultProfile';

const patience = 30_000;

/** Throws an AppError for what never reached Image Assistant: no such builder, or one that does not run. */
export async function askImageAssistant(aws: Aws, operation: AssistantOperation, input: object): Promise<AssistantAnswer> {
  const { endpoint, readOnly, name } = aws.connection;
  if (endpoint === undefined) {
    throw new AppError(
      'refused',
      `Image Assistant of an image builder at AWS cannot be called from outside ('${name}'). Connect to the builder and run image-assistant there.`,
    );
  }
  if (readOnly && operation !== 'ListApplications') {
    throw new AppError('refused', `The connection '${name}' is read-only, so ${operation} was not sent. Its settings can allow changes.`);
  }
  const { status, text } = await send(aws, { url: new URL(endpoint), operation, body: JSON.stringify(input) }).catch((error: unknown) => {
    throw toAppError(error, operation);
  });
  const answer = JSON.parse(text);
  if (status === 200) return answer as AssistantAnswer;
  const { __type: code, message } = answer as { readonly __type: string; readonly message: string };
  throw toAppError(Object.assign(new Error(message), { name: code, $metadata: { httpStatusCode: status } }), operation);
}

interface Sent {
  readonly url: URL;
  readonly operation: AssistantOperation;
  readonly body: string;
}

async function send(aws: Aws, { url, operation, body }: Sent): Promise<{ readonly status: number; readonly text: string }> {
  const { config } = await aws.appstream();
  const signer = await config.signer();
  const headers = {
    ...{ host: url.host, 'content-type': 'application/x-amz-json-1.1', 'content-length': String(Buffer.byteLength(body)) },
    'x-amz-target': `KilnImageAssistant.${operation}`,
  };
  const request = {
    ...{ method: 'POST', protocol: url.protocol, hostname: url.hostname, path: '/', query: {}, headers, body },
    ...(url.port === '' ? {} : { port: Number(url.port) }),
  };
  const signed = await signer.sign(request, { signingService: 'image-assistant', signingRegion: aws.connection.region });
  const { response } = await config.requestHandler.handle(signed as Parameters<typeof config.requestHandler.handle>[0], {
    requestTimeout: patience,
  });
  return { status: response.statusCode, text: Buffer.from(await config.streamCollector(response.body)).toString('utf8') };
}
