import { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import { ActionFailure, type S3Access, type S3Location } from '../../rehearsal/index.ts';
import type { Network } from '../network/network.ts';

/**
 * S3 for the steps of a rehearsal, with the endpoint, Region and credentials of the SDK's standard chain: environment, profiles, SSO. The
 * client is loaded and made at the first call, so a rehearsal that needs no S3 needs no credentials either.
 */
export function s3Access(network: Network): S3Access {
  let client: Promise<S3Client> | undefined;
  const connected = (): Promise<S3Client> => {
    client ??= connect(network);
    return client;
  };
  return {
    async getObject(location, signal) {
      const { GetObjectCommand } = await import('@aws-sdk/client-s3');
      const answer = await explained(
        location,
        (await connected()).send(new GetObjectCommand(parameters(location)), { abortSignal: signal }),
      );
      if (answer.Body instanceof Readable) return answer.Body;
      throw new ActionFailure(`S3 sent no body for ${uri(location)}`);
    },
    async listKeys(location, limit, signal) {
      const { ListObjectsV2Command } = await import('@aws-sdk/client-s3');
      const { Key: Prefix, ...bucket } = parameters(location);
      const keys: string[] = [];
      let token: string | undefined;
      do {
        const input = { ...bucket, Prefix, MaxKeys: Math.min(1000, limit - keys.length), ...(token && { ContinuationToken: token }) };
        const page = await explained(location, (await connected()).send(new ListObjectsV2Command(input), { abortSignal: signal }));
        keys.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []));
        token = page.NextContinuationToken;
      } while (token !== undefined && keys.length < limit);
      return keys;
    },
    async putObject(location, { stream, size }, signal) {
      const { PutObjectCommand } = await import('@aws-sdk/client-s3');
      const command = new PutObjectCommand({ ...parameters(location), Body: stream, ContentLength: size });
      await explained(location, (await connected()).send(command, { abortSignal: signal }));
    },
  };
}

/** A custom endpoint is rarely one that resolves bucket names as host names. */
async function connect(network: Network): Promise<S3Client> {
  const { S3Client } = await import('@aws-sdk/client-s3');
  const endpoint = process.env.AWS_ENDPOINT_URL_S3 ?? process.env.AWS_ENDPOINT_URL;
  const requestHandler = await network.agents({ endpoint }).catch((cause: Error) => {
    throw new ActionFailure(`S3 cannot be asked: ${cause.message}`);
  });
  return new S3Client({
    requestHandler: { ...requestHandler },
    forcePathStyle: endpoint !== undefined,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    followRegionRedirects: true,
  });
}

function parameters({ bucket, key, expectedBucketOwner }: S3Location) {
  return { Bucket: bucket, Key: key, ...(expectedBucketOwner !== undefined && { ExpectedBucketOwner: expectedBucketOwner }) };
}

/** The SDK's errors name neither bucket nor key. */
async function explained<T>(location: S3Location, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    throw new ActionFailure(`S3 refused ${uri(location)}: ${reason}`);
  }
}

function uri({ bucket, key }: S3Location): string {
  return `s3://${bucket}/${key}`;
}
