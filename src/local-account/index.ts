// The facade of the local account: an AWS account on this machine, behind an HTTP endpoint on loopback.

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
  readonly region?: string;
  /** How many builds run at once; the rest wait as PENDING. Default 1. */
  readonly concurrentBuilds?: number;
}

export interface LocalAccount {
  /** http://127.0.0.1:PORT */
  readonly endpoint: string;
  readonly accountId: string;
  readonly region: string;
  /** Stops listening, cancels what builds, removes every sandbox. */
  close(): Promise<void>;
}
