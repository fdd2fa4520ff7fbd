import type { ChildProcess } from 'node:child_process';
import type { NetworkMode } from '../driver.ts';
import { runTool, spawnTool, ToolError, type ToolOutcome } from '../tool.ts';

/** A container engine as its command line: docker, podman, and what speaks the same. */
export interface ContainerEngine {
  /** docker, podman, or the path of either. */
  readonly cli: string;
  /** Arguments before the sub-command (`--runtime runc`), and further ones of `run` (`--ulimit …`), which odd hosts need. */
  readonly globalArguments: readonly string[];
  readonly runArguments: readonly string[];
}

/** The engine's own client needs the user's environment (DOCKER_HOST, its configuration); a container gets none of it. */
const environment = () => process.env;

const argv = (engine: ContainerEngine, args: readonly string[]) => [engine.cli, ...engine.globalArguments, ...args];

export function spawnEngine(engine: ContainerEngine, args: readonly string[], stdio: ('pipe' | 'ignore' | number)[]): ChildProcess {
  return spawnTool(argv(engine, args), stdio, environment());
}

/** Runs a sub-command to its end; never rejects for how it ends. */
export function tryEngine(engine: ContainerEngine, args: readonly string[], input = ''): Promise<ToolOutcome> {
  return runTool(argv(engine, args), input, environment());
}

/** Runs a sub-command and returns its stdout as text; rejects with its complaint. */
export async function askEngine(engine: ContainerEngine, args: readonly string[], input = ''): Promise<string> {
  const outcome = await tryEngine(engine, args, input);
  if (outcome.exitCode !== 0) throw new ToolError(`${engine.cli} ${args[0]}`, outcome);
  return outcome.stdout.toString();
}

export const networkArgument = (mode: NetworkMode): string[] => (mode === 'none' ? ['--network', 'none'] : []);
