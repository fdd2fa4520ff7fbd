// What AWS's documentation leaves open about running a component document, decided once. Each entry says what Kiln does and why;
// when somebody learns how AWSTOE really behaves, this is the file to change.
//
// Decided by how the code is built rather than by a value here:
// - `if` is evaluated once a step, before its loop, so loop variables mean nothing in it (run-step.ts).
// - `then: Abort` and `else: Abort` make the step Failed like any other failure; `onFailure` then decides what follows (run-step.ts).
// - A reboot uses up no attempt, restarts the step's clock (the process that keeps it restarts, too), and repeats only the iteration
//   of a loop that asked for it (run-attempt.ts).
// - There is no pause between attempts; a time-out kills the step's whole process tree at once (run-step.ts, the sandbox drivers).
import { ActionFailure } from './actions/action-failure.ts';

/** ExecuteBash: the entries of `commands` become the lines of one script, so a variable set by one entry is seen by the next. */
export const joinCommands = (commands: readonly string[]): string => `${commands.join('\n')}\n`;

/**
 * The `stdout` output without the line ends at its end, as `$(…)` gives it. Anything else would make the documented pattern of
 * comparing a step's stdout as a number impossible: "6\n" is not a number.
 */
export const stdoutOutput = (lines: readonly string[]): string => lines.join('\n').replace(/[\r\n]+$/, '');

/** Exit code with which a script asks for a reboot on Linux; documented. */
export const REBOOT_EXIT_CODE = 194;

/** On an instance the SSM agent gives up after its `Mds.CommandRetryLimit` restarts, 15 unless configured. */
export const MAX_REBOOTS = 15;

/**
 * A reference to a step that was skipped or hasn't run fails the step that holds it: an empty text would let a mistake pass here that
 * costs a build.
 */
export function valueOfStepThatDidNotRun(phase: string, step: string): never {
  throw new ActionFailure(`{{ ${phase}.${step} … }} has no value: that step was skipped or has not run`);
}

/** An `env:` variable that isn't set fails the step, for the same reason. A variable that is set to nothing is fine. */
export function valueOfUnsetVariable(name: string): never {
  throw new ActionFailure(`the environment variable ${name} is not set`);
}

/** `aws:ssm:` with no parameter store to ask fails: a made-up secret would only move the failure to where nobody understands it. */
export function valueWithoutParameterStore(path: string): never {
  throw new ActionFailure(`the SSM parameter ${path} cannot be read: a rehearsal has no Parameter Store`);
}

/** A local run of AWSTOE makes an empty text of a parameter without value, the service refuses the recipe; Kiln follows the service. */
export function valueOfMissingParameter(name: string): never {
  throw new ActionFailure(`the parameter ${name} has no value and no default`);
}

/** A chained input that is a list (`commands`) becomes its entries, one a line. */
export const LIST_INPUT_SEPARATOR = '\n';

/** Splitting an empty text gives no iterations: a loop over the files that ListFiles didn't find should do nothing. */
export const splitList = (list: string, delimiter: string): readonly string[] => (list === '' ? [] : list.split(delimiter));

/** Documented: the outputs of a loop's iterations are joined line by line. */
export const ITERATION_SEPARATOR = '\n';

/**
 * Steps start in the recipe's working directory. Image Builder's default on Linux is /tmp; that AWSTOE also makes it the current
 * directory of scripts is assumed.
 */
export const DEFAULT_WORKING_DIRECTORY = '/tmp';

/** DeleteFile and DeleteFolder on a path that isn't there succeed: unlike other actions, theirs don't list it as an error. */
export const DELETING_NOTHING_NOTE = 'there was nothing to delete; AWS does not say whether that is an error';

/** CreateFolder on an existing folder and folder copies onto one keep what is in it: losing files silently is the worse guess. */
export const EXISTING_FOLDER_NOTE = 'the folder was there already and keeps its contents; AWS does not say whether they are removed';

/** ReadFile with several items gives their contents one after the other, as WebDownload does with its destinations. */
export const CONTENT_SEPARATOR = '\n';

/** WebDownload: which answers are worth another try, and how long to wait for it. Documented are five tries and exponential backoff. */
export const isWorthRetrying = (status: number): boolean => status === 408 || status === 429 || status >= 500;
export const DOWNLOAD_TRIES = 5;
export const downloadBackoffMs = (failedTries: number): number => 500 * 2 ** (failedTries - 1);
export const MAX_REDIRECTS = 10;

/** Documented: nested documents go at most three levels below the top one. */
export const MAX_DOCUMENT_DEPTH = 3;

/** Documented: one S3Download with a wildcard takes at most this many objects. */
export const MAX_DOWNLOADED_OBJECTS = 1000;

/** What one attempt of a step may add to the log (characters); the rest is dropped and said so. The step itself goes on. */
export const MAX_LOGGED_CHARACTERS = 16 * 1024 * 1024;

/** How much of its stdout a step keeps as an output (characters). The rest is cut and said so: a long log is no reason to fail. */
export const MAX_STDOUT_OUTPUT = 1024 * 1024;

/** The largest file that ReadFile, SetFileEncoding and ExecuteDocument take (bytes); beyond it they fail: half a file is a wrong one. */
export const MAX_FILE_BYTES = 16 * 1024 * 1024;
