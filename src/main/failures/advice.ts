/** What is known of a step that failed. */
export interface FailedStep {
  readonly message: string;
  readonly action?: string | undefined;
  readonly exitCode?: number | null | undefined;
  readonly timedOut?: boolean | undefined;
  /** Whether the step could reach the network. */
  readonly network?: boolean | undefined;
  /** The last lines that it wrote. */
  readonly lines: readonly string[];
}

interface Advice {
  applies(step: FailedStep): boolean;
  readonly text: string;
}

const says = (step: FailedStep, pattern: RegExp) => pattern.test(step.message) || step.lines.some((line) => pattern.test(line));

/** Likely causes, the surest first. */
const likely: readonly Advice[] = [
  {
    applies: (step) => /process ended in the middle of the build/i.test(step.message),
    text: 'Nothing of the build is left running. Build again.',
  },
  {
    applies: (step) => step.timedOut === true || says(step, /timed out after/i),
    text: 'The step took longer than it may. Raise its timeoutSeconds, or find out what it waits for: a prompt that nobody answers is the usual cause.',
  },
  {
    applies: (step) =>
      step.network === false &&
      says(step, /could not resolve|temporary failure in name resolution|network is unreachable|name or service not known/i),
    text: 'The step needs the network, which is off in a rehearsal unless you ask for it. Rehearse again with the network on.',
  },
  {
    applies: (step) => says(step, /could not resolve|temporary failure in name resolution|network is unreachable|connection timed out/i),
    text: 'The step could not reach a server. Check the address, and that the machine that builds may reach it.',
  },
  {
    applies: (step) => step.exitCode === 127 || says(step, /command not found/i),
    text: 'A command is not installed on the base image. Install it in an earlier step, or name it with its full path.',
  },
  {
    applies: (step) => step.exitCode === 126 || says(step, /permission denied/i),
    text: 'Something may not be executed or read. Set its permissions in an earlier step (SetFilePermissions, or permissions of CreateFile).',
  },
  {
    applies: (step) => says(step, /no space left on device/i),
    text: 'The disk is full. Give the recipe a larger volume, or delete what the step no longer needs.',
  },
  {
    applies: (step) => says(step, /could not get lock|dpkg was interrupted|another app is currently holding the yum lock/i),
    text: 'The package manager is busy. Give the step maxAttempts, so that it tries again.',
  },
  {
    applies: (step) => says(step, /checksum|sha256|not the one that was published/i),
    text: 'A file is not the one that was expected: either the download broke or the expected checksum is out of date.',
  },
  {
    applies: (step) => step.action === 'Assert',
    text: 'The condition does not hold on the machine. Look at what the steps before it left behind.',
  },
];

/** What to do next about a failed step, in a sentence or two. */
export function adviceFor(step: FailedStep): string {
  return likely.find((one) => one.applies(step))?.text ?? 'Read the last lines of the log, mend the step and run it again.';
}
