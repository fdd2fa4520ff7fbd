import type { S3Access } from './s3-access.ts';

export interface StoredParameter {
  readonly value: string;
  /** A SecureString: its value is masked in everything that a run reports. */
  readonly secure: boolean;
}

/** What a document may reach outside its sandbox. What is absent makes the step that needs it fail with a clear message. */
export interface RehearsalServices {
  readonly s3?: S3Access;
  /** The SSM parameter of that name; undefined when there is none. */
  readonly parameter?: (name: string, signal: AbortSignal) => Promise<StoredParameter | undefined>;
  /** The text of a component document by the ARN of its component version; undefined when there is none. */
  readonly component?: (arn: string, signal: AbortSignal) => Promise<string | undefined>;
  /** The text of a document by its path relative to the running document, if that stays inside the workspace; else undefined. */
  readonly workspaceDocument?: (path: string) => Promise<string | undefined>;
  readonly web?: WebOptions;
}

export interface WebOptions {
  /** For tests: downloads from this computer itself, which are otherwise refused. */
  readonly allowLoopback?: boolean;
  /** Waits before the next try; replaced by tests. */
  readonly pause?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}
