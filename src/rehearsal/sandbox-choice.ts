import type { Base, SandboxDriver } from './sandbox/driver.ts';

export type DriverChoice = 'auto' | 'namespace' | 'container';

export type SandboxChoice =
  | { readonly available: true; readonly driver: SandboxDriver; readonly base: Base }
  | { readonly available: false; readonly reason: string; readonly remedy: string };
export interface SandboxWish {
  readonly driver: DriverChoice;
  readonly image?: string;
}

export interface ChoiceTask {
  readonly signal?: AbortSignal;
  readonly onProgress?: (line: string) => void;
}

export type ChooseSandbox = (wish: SandboxWish, task: ChoiceTask) => Promise<SandboxChoice>;
