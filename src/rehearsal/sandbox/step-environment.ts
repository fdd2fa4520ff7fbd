/** The environment that every step starts from, in every driver: a root login without anything of ours. */
export const STEP_ENVIRONMENT = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  HOME: '/root',
  USER: 'root',
  LOGNAME: 'root',
  SHELL: '/bin/bash',
  LANG: 'C.UTF-8',
  DEBIAN_FRONTEND: 'noninteractive',
  // Python keeps its output back when it writes into a pipe; the log shall be live.
  PYTHONUNBUFFERED: '1',
} as const;

/** Where a step's script lies inside. */
export const SCRIPT_PATH = '/run/.kiln/step.sh';
