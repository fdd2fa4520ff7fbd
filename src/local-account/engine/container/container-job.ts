/** What of a build's job concerns a container image alone; frozen with it. */
export interface ContainerJob {
  /** The Dockerfile template. */
  readonly template: string;
  /** The repository of the recipe. */
  readonly repository: string;
  readonly distributions: readonly ContainerDistribution[];
}

/** Where in a Region the image goes beside the recipe's repository. */
export interface ContainerDistribution {
  readonly region: string;
  readonly repository: string;
  /** Beside the one that says version and build; variables are resolved. */
  readonly tags: readonly string[];
}
