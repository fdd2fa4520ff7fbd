import type { Base, Sandbox, SandboxDriver } from '../../rehearsal/index.ts';
import type { BuildRun } from './build-run.ts';
import { instanceId } from './resource-ids.ts';

/** A sandbox in the part of an instance. */
export interface Instance {
  readonly id: string;
  readonly sandbox: Sandbox;
}

/** Opens a sandbox and tells of it in the words that the service has for an instance. */
export async function launchInstance(
  run: BuildRun,
  from: { driver: SandboxDriver; base: Base },
  purpose: 'build' | 'test',
): Promise<Instance> {
  const { deps, job, journal, signal } = run;
  const id = instanceId(job.imageArn, purpose);
  journal.log('Launching instance');
  const sandbox = await from.driver.open({ base: from.base, network: deps.network ?? 'internet', signal });
  journal.log(`Launched instance (instance id: ${id})`, ...sandbox.notes.map((note) => `Note: ${note}`));
  return { id, sandbox };
}
