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
  readonly body: Buffer;
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
