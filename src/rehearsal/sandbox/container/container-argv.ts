import { STEP_CAPABILITIES } from '../capabilities.ts';
import type { NetworkMode, SandboxLimits } from '../driver.ts';
import { STEP_ENVIRONMENT } from '../step-environment.ts';
import { type ContainerEngine, networkArgument } from './engine.ts';

/** By it a later Kiln finds what a crashed one left. */
export const LABEL = 'kiln.sandbox';

export interface ContainerPlan {
  readonly name: string;
  readonly image: string;
  readonly network: NetworkMode;
  readonly limits: SandboxLimits;
  /** The process that it belongs to, as the label's value. */
  readonly owner: string;
}

/**
 * `run` of the container that a sandbox is. Nothing of this machine is mounted (engines may run in a virtual machine), nothing is
 * fetched, and it lives until it is removed.
 */
export function runArguments(engine: ContainerEngine, plan: ContainerPlan): string[] {
  const { limits } = plan;
  return [
    ...['run', '--detach', '--name', plan.name, '--label', `${LABEL}=${plan.owner}`, '--pull', 'never'],
    ...networkArgument(plan.network),
    ...['--cap-drop', 'ALL', ...STEP_CAPABILITIES.flatMap((name) => ['--cap-add', name])],
    ...['--security-opt', 'no-new-privileges', '--hostname', 'localhost', '--user', '0:0', '--tmpfs', '/run:exec,mode=755'],
    ...['--ulimit', `nofile=${limits.openFiles}:${limits.openFiles}`, '--ulimit', `fsize=${limits.fileSize}:${limits.fileSize}`],
    ...['--ulimit', `nproc=${limits.processes}:${limits.processes}`, '--ulimit', 'core=0:0'],
    ...Object.entries(STEP_ENVIRONMENT).flatMap(([key, value]) => ['--env', `${key}=${value}`]),
    ...engine.runArguments,
    ...['--entrypoint', '/bin/sh', plan.image, '-c', IDLE],
  ];
}

// PID 1 waits on its children, so that what steps leave behind is reaped.
const IDLE = 'trap "exit 0" TERM; while :; do sleep 86400 & wait $!; done';

/**
 * Inside the container: takes the environment and the script off stdin by their lengths (so that neither shows in a process list),
 * notes which processes there are, and becomes the script. What is left of stdin is the script's own.
 */
export const BOOT = `umask 077
mkdir -p /run/.kiln && head -c "$1" >/run/.kiln/env && head -c "$2" >/run/.kiln/step.sh || exit 125
chmod 755 /run/.kiln && chmod 644 /run/.kiln/step.sh
for folder in /proc/[0-9]*; do echo "\${folder#/proc/}"; done >/run/.kiln/before
. /run/.kiln/env
rm /run/.kiln/env
umask 022
cd "$3" || exit 1
[ "$4" = open ] || exec </dev/null
shift 4
exec /bin/bash /run/.kiln/step.sh "$@"`;

/** Inside the container: ends all processes that were not there when the last step began. */
export const KILL_NEW = `kept=" $(tr '\\n' ' ' </run/.kiln/before) "
kill -STOP -1
for folder in /proc/[0-9]*; do
  pid=\${folder#/proc/}
  case "$kept" in *" $pid "*) continue ;; esac
  [ "$pid" = $$ ] || [ "$pid" = 1 ] || kill -KILL "$pid"
done 2>/dev/null
kill -CONT -1
:`;

/** Shell assignments that export an environment. */
export function environmentScript(env: Readonly<Record<string, string>>): string {
  return Object.entries(env)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'\n`)
    .join('');
}
