import type { IncomingHttpHeaders } from 'node:http';

/** One request as it came over the wire, body and all. */
export interface WireRequest {
  readonly id: string;
  readonly method: string;
  /** As sent: percent-encoded, without the query. */
  readonly path: string;
  /** As sent, without the question mark. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  /** Empty where the body is an upload. */
  readonly body: Buffer;
  /** Set where the body is the content of an object. */
  readonly upload?: Upload;
}

/** What is known of a request before its body. */
export type RequestHead = Omit<WireRequest, 'body' | 'upload'>;

/** The whole content of an object on its way to a bucket: a file, of which whoever wants to keep it takes possession. */
export interface Upload {
  readonly size: number;
  /** In hexadecimal digits. */
  readonly md5: string;
  /** The checksums that the client sent, which are right: `crc32` and its value in base64. */
  readonly checksums: Readonly<Record<string, string>>;
  /** The file; gone after the request unless it was moved away. On the same file system as the buckets, and on the disk already. */
  readonly file: string;
}

export interface WireResponse {
  readonly status: number;
  readonly contentType: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | FilePart;
}

/** A part of a file, sent as it is read. */
export interface FilePart {
  readonly file: string;
  readonly start: number;
  /** How many bytes; may be none. */
  readonly length: number;
}
