import { ensureHostView } from './sandbox/base/host-view.ts';
import type { Base, SandboxDriver } from './sandbox/driver.ts';
import { chooseIdentity } from './sandbox/namespace/identity.ts';
import { namespaceDriver } from './sandbox/namespace/namespace-driver.ts';

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

export function sandboxChooser({ cacheDirectory }: { cacheDirectory: string }): ChooseSandbox {
  return async (_wish, task) => {
    const driver = namespaceDriver({ cacheDirectory });
    const probe = await driver.probe();
    if (!probe.available) return probe;
    return { available: true, driver, base: await ensureHostView({ cacheDirectory, identity: chooseIdentity(cacheDirectory) }, task) };
  };
}
