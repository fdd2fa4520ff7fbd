// The log of refused requests: who tried what, and why it was not let in. It never holds a signature, a query, a body or a secret.
import { appendFileSync, renameSync, statSync } from 'node:fs';
import type { AwsError } from '../protocol/aws-error.ts';
import type { RequestHead } from '../protocol/wire.ts';

export interface Refusal {
  readonly time: Date;
  /** undefined: what came was no HTTP. */
  readonly head: RequestHead | undefined;
  readonly error: AwsError;
}

export interface Refusals {
  /** Writes one down; never throws, since a log that fails must not take the endpoint along. */
  note(refusal: Refusal): void;
}

/** Two files of this size at most: the one that is written, and the one before it. */
const maxBytes = 1024 * 1024;

/** A flood says nothing new after its first lines; how many were left out is said with the next one that is written. */
const linesPerSecond = 50;

/** The log in this file; a full one becomes `FILE.1`, in place of the one before. */
export function openRefusals(path: string): Refusals {
  let second = 0;
  let lines = 0;
  let leftOut = 0;
  return {
    note(refusal) {
      const now = Math.floor(refusal.time.getTime() / 1000);
      lines = now === second ? lines + 1 : 1;
      second = now;
      if (lines > linesPerSecond || !append(path, lineOf(refusal, leftOut))) leftOut++;
      else leftOut = 0;
    },
  };
}

function append(path: string, line: string): boolean {
  try {
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (size + line.length > maxBytes) renameSync(path, `${path}.1`);
    appendFileSync(path, line, { mode: 0o600 });
    return true;
  } catch {
    return false; // the disk is full, or the folder is gone; the count goes on, and tells when it is back
  }
}

function lineOf({ time, head, error }: Refusal, leftOut: number): string {
  return `${JSON.stringify({
    time: time.toISOString(),
    ...(head && { requestId: head.id, method: head.method, path: head.path.slice(0, 200), accessKeyId: keyIdOf(head) }),
    ...{ status: error.status, code: error.code, message: error.message.slice(0, 300) },
    ...(leftOut > 0 && { leftOut }),
  })}\n`;
}

/** The id is no secret; but what stands in its place may be one, pasted into the wrong field. */
function keyIdOf({ headers, query }: RequestHead): string | undefined {
  const credential = headers.authorization ?? new URLSearchParams(query).get('X-Amz-Credential') ?? '';
  return /(?:^|Credential=)((?:AKIA|ASIA)[A-Z0-9]{4,60})\//.exec(credential)?.[1];
}
