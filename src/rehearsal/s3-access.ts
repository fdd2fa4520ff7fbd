import type { Readable } from 'node:stream';

export interface S3Location {
  readonly bucket: string;
  readonly key: string;
  /** Account id that must own the bucket; the call is refused otherwise. */
  readonly expectedBucketOwner?: string;
}

/**
 * The S3 that S3Download, S3Upload and nested documents see. Whoever makes it holds the credentials; they never reach the sandbox.
 * Every call rejects with an `ActionFailure` whose message tells the user what S3 said.
 */
export interface S3Access {
  getObject(location: S3Location, signal: AbortSignal): Promise<Readable>;
  /** Keys that begin with the location's key, in S3's order, at most `limit`. */
  listKeys(location: S3Location, limit: number, signal: AbortSignal): Promise<readonly string[]>;
  /** `size` is the body's length in bytes. */
  putObject(location: S3Location, body: { readonly stream: Readable; readonly size: number }, signal: AbortSignal): Promise<void>;
}

/** Takes `s3://bucket/key` apart; undefined when it isn't one. The key may be empty. */
export function parseS3Uri(uri: string): { readonly bucket: string; readonly key: string } | undefined {
  const match = /^s3:\/\/([^/]+)(?:\/(.*))?$/is.exec(uri);
  return match?.[1] === undefined ? undefined : { bucket: match[1], key: match[2] ?? '' };
}
