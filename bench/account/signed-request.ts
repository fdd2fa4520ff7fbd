// Requests as the AWS SDK sends them, to be sent again and again by a load generator: a signature is good for a quarter of an hour.
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import type { Key, Running } from './servers.ts';

export interface SignedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export const region = 'us-east-1';

export function logsClient({ endpoint, key }: Pick<Running, 'endpoint' | 'key'>): logs.CloudWatchLogsClient {
  return new logs.CloudWatchLogsClient({ endpoint, region, credentials: key satisfies Key });
}

/** The request behind a command of CloudWatch Logs, signed and not sent. */
export async function signed(server: Running, command: logs.GetLogEventsCommand | logs.DescribeLogGroupsCommand): Promise<SignedRequest> {
  const client = logsClient(server);
  let request: { method: string; path: string; headers: Record<string, string>; body: string } | undefined;
  client.middlewareStack.add(
    () => (args) => {
      request = args.request as typeof request;
      return Promise.reject(new Captured());
    },
    { step: 'finalizeRequest', priority: 'low', name: 'capture' },
  );
  await client.send(command as logs.GetLogEventsCommand).catch((error: unknown) => {
    if (!(error instanceof Captured)) throw error;
  });
  client.destroy();
  if (!request) throw new Error('the SDK made no request');
  return { method: request.method, url: `${server.endpoint}${request.path}`, headers: request.headers, body: request.body };
}

class Captured extends Error {}
