import type { Availability, NetworkMode } from '../../../rehearsal/index.ts';

export type BuilderName = 'buildah' | 'podman' | 'docker';

/** A build of one piece of a Dockerfile. */
export interface BuildRequest {
  /** The whole text; images that it names have been loaded. */
  readonly dockerfile: string;
  /** What the image shall be called. */
  readonly tag: string;
  readonly network: NetworkMode;
  /** Folders of this machine's own that are mounted for the build, read-only: for trying a builder out. */
  readonly mounts?: readonly string[];
}

export interface BuilderTask {
  readonly signal: AbortSignal;
  readonly onOutput: (lines: readonly string[]) => void;
}

/** A builder at work on one image of ours. Everything rejects with the signal's reason when that comes. */
export interface BuilderSession {
  /** A folder for archives that go in and out. */
  readonly folder: string;
  /** A name for an image of this session that no other image in the builder has. */
  reference(label: string): string;
  /** Loads an image from an archive in the folder under the name that the archive gives it. */
  load(archive: string): Promise<void>;
  /** Builds; rejects with a BuildFailure when the Dockerfile is what failed. */
  build(request: BuildRequest): Promise<void>;
  /** Saves an image as docker's archive into the folder. */
  save(tag: string, archive: string): Promise<void>;
  /** Ends it, with all images that were in it. Safe to call when a call has been cut short. */
  close(): Promise<void>;
}

/** A tool of this machine that builds images of Dockerfiles. */
export interface ContainerBuilder {
  /** In words, for the log: "buildah 1.28.2". */
  readonly title: string;
  open(task: BuilderTask): Promise<BuilderSession>;
}

export type BuilderChoice = { readonly available: true; readonly builder: ContainerBuilder } | Extract<Availability, { available: false }>;

/** The builders of this machine. */
export interface ContainerBuilders {
  /** One that works; each is really tried once, and again only after none did. */
  choose(): Promise<BuilderChoice>;
  /** What `choose` has found out; undefined as long as it is at it, or was never asked. */
  known(): BuilderChoice | undefined;
  /** Removes what crashed processes left behind. */
  sweep(): Promise<unknown>;
  /** Gives up trying; nothing of a trial runs on. */
  close(): Promise<void>;
}
