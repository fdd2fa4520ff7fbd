import type { Clock } from './clock.ts';
import type { RunBuild } from './engine/build-job.ts';
import type { BuilderName } from './engine/container/builder.ts';

/** The key that clients sign with. It opens this endpoint and nothing else. */
export interface LocalKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface LocalAccountOptions {
  /** Holds the store, the artifacts of images and the cache of bases; made when missing. */
  readonly dataDirectory: string;
  readonly cacheDirectory: string;
  readonly key: LocalKey;
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Further addresses (HOST:PORT) that requests may name: those of whoever on this computer passes them on. */
  readonly addresses?: readonly string[] | undefined;
  readonly region?: string;
  /** How many builds run at once; the rest wait as PENDING. Default 1. */
  readonly concurrentBuilds?: number;
  /** Bytes that the artifacts of all images may take; a build that would exceed them fails. Default 20 GiB. */
  readonly artifactQuota?: number | undefined;
  /** Whether builds make raw disks of their images, where the tools for it are installed. Default true. */
  readonly imageDisks?: boolean | undefined;
  /** How many of each kind of AppStream (stacks, fleets, image builders, private images) an account may have in a Region. Default: AWS's quotas. */
  readonly appstreamQuota?: number | undefined;
  /** What may build container images, in the order in which it is tried. Default: buildah, podman, docker. */
  readonly containerBuilders?: readonly BuilderName[] | undefined;
  /** What builds an image; the engine of this machine's sandboxes unless a test brings its own. */
  readonly runBuild?: RunBuild;
  /** The time of the account; the computer's unless a test brings its own. */
  readonly clock?: Clock;
  /** Receives errors that are our own fault, whole; the client only learns that there was one. Default: stderr. */
  readonly onBug?: (error: unknown) => void;
}

export interface LocalAccount {
  /** http://127.0.0.1:PORT */
  readonly endpoint: string;
  readonly accountId: string;
  readonly region: string;
  /** Stops listening, cancels what builds, removes every sandbox. */
  close(): Promise<void>;
}
