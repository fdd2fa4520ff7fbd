// What tests of the catalogue have in common.
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';
import { analyze, toExecutable } from '../../documents/index.ts';
import { type NetworkMode, type RehearsalEvent, runDocument, type Sandbox, sandboxSource } from '../../rehearsal/index.ts';
import { managedComponents } from './components/index.ts';
import type { ManagedComponent } from './managed-component.ts';

/** Nobody else's, since sweeping a cache may remove a base that others chose. */
const cacheDirectory = fileURLToPath(new URL('../../../node_modules/.cache/kiln-catalogue/cache', import.meta.url));
const choice = await sandboxSource({ cacheDirectory }).choose({ driver: 'namespace' }, {});
if (!choice.available) console.warn(`Tests of the managed components are SKIPPED: ${choice.reason} ${choice.remedy}`);

/** A group of tests that need a real sandbox; skipped, with the reason on the console, where there is none. */
export const describeInSandbox = describe.skipIf(!choice.available);

/** Runs `work` in a sandbox of its own. */
export async function inSandbox<T>(work: (sandbox: Sandbox) => Promise<T>, network: NetworkMode = 'none'): Promise<T> {
  if (!choice.available) throw new Error(choice.reason);
  const sandbox = await choice.driver.open({ base: choice.base, network });
  try {
    return await work(sandbox);
  } finally {
    await sandbox.close();
  }
}

/** What a bash script prints on either stream; throws with it where the script fails. */
export async function bash(sandbox: Sandbox, script: string, args: readonly string[] = []): Promise<string> {
  const lines: string[] = [];
  const { exitCode } = await sandbox.exec({ script, args, onOutput: (_, batch) => void lines.push(...batch) });
  if (exitCode !== 0) throw new Error(`exit code ${exitCode}: ${lines.join('\n')}`);
  return lines.join('\n');
}

/** The component of that name; fails the test where there is none. */
export function managed(name: string): ManagedComponent {
  const component = managedComponents.find((one) => one.name === name);
  if (!component) throw new Error(`There is no component ${name}`);
  return component;
}

export interface Run {
  readonly phases: readonly string[];
  readonly parameters?: Readonly<Record<string, string>>;
  readonly network?: NetworkMode;
}

export interface Told {
  readonly status: string;
  /** The steps of each end, in order, as `phase/step`. */
  readonly ends: (status: string) => readonly string[];
  readonly output: readonly string[];
}

/** Runs phases of a component's document. */
export async function runComponent(sandbox: Sandbox, name: string, { phases, parameters = {}, network = 'none' }: Run): Promise<Told> {
  const text = managed(name).document;
  const document = toExecutable(analyze(text));
  if (!document) throw new Error(`${name} is no document`);
  const events: RehearsalEvent[] = [];
  const deps = { sandbox, services: {}, emit: (event: RehearsalEvent) => void events.push(event), signal: new AbortController().signal };
  const { status } = await runDocument(deps, { document, text, phases, parameters, network });
  const ended = events.flatMap((event) => (event.type === 'stepFinished' ? [event] : []));
  return {
    status,
    ends: (wanted) => ended.filter((event) => event.status === wanted).map(({ phase, step }) => `${phase}/${step}`),
    output: events.flatMap((event) => (event.type === 'output' ? event.lines : [])),
  };
}
