import type { Base, SandboxDriver } from './sandbox/driver.ts';

/** `auto`: whatever works on this machine. */
export type DriverChoice = 'auto' | 'namespace' | 'container';

export interface SandboxWish {
  readonly driver: DriverChoice;
  /** The image to start from; only the container driver knows images. */
  readonly image?: string;
}

/** A driver that works, with a base to open; or why there is none, and what to install or choose. */
export type SandboxChoice =
  | { readonly available: true; readonly driver: SandboxDriver; readonly base: Base }
  | { readonly available: false; readonly reason: string; readonly remedy: string };

export interface ChoiceTask {
  readonly signal?: AbortSignal;
  /** Lines for people: making a base may take half a minute. */
  readonly onProgress?: (line: string) => void;
}

export type ChooseSandbox = (wish: SandboxWish, task: ChoiceTask) => Promise<SandboxChoice>;
