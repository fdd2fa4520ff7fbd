import type { FailurePattern } from '../pattern.ts';

/** What the Task Orchestrator says of documents and steps. */
export const stepPatterns: readonly FailurePattern[] = [
  {
    id: 'reboot-limit',
    title: 'The machine restarts again and again',
    cause: 'The step asks for a restart each time it runs, and it runs again after each.',
    advice: 'Write a marker file before the restart and leave with exit code 0 when it is there.',
    platform: 'any',
    confidence: 'certain',
    signs: { reason: /asked for more than \d{1,4} reboots|(maximum|too many) (number of )?reboots/i },
  },
  {
    id: 'reboot-code',
    title: 'A restart was asked for and not made',
    cause: 'Exit code 194 (Linux) or 3010 (Windows) asks for a restart, which only the action itself can pass on, not a script within it.',
    advice: 'Leave the step itself with that code (exit 194), or use the action Reboot after it.',
    platform: 'any',
    confidence: 'likely',
    signs: { exitCodes: [194, 3010] },
  },
  {
    id: 'checksum',
    title: 'A file is not the one that was expected',
    cause: 'Its checksum differs: either the download broke off, or the publisher replaced the file and the checksum is out of date.',
    advice: 'Compare with the checksum that the publisher names, then mend the document or the download; never leave the check away.',
    platform: 'any',
    confidence: 'certain',
    signs: {
      line: /checksum (is|mismatch|did not match|does not match|verification failed)|computed checksums? did NOT match|(sha(1|256|512)(sum)?|hash(es)?).{0,40}(mismatch|do(es)? not match)|not the one that was published/i,
    },
  },
  {
    id: 'parameter-missing',
    title: 'A parameter of the component has no value',
    cause: 'The document declares it without a default, and the recipe gives none.',
    advice: 'Add it to the component’s parameters in the recipe, or give it a default in the document.',
    page: 'https://docs.aws.amazon.com/imagebuilder/latest/userguide/toe-user-defined-variables.html',
    platform: 'any',
    confidence: 'certain',
    signs: {
      reason: /parameter .{1,80} has no value and no default|needs a value for|missing (a )?(value for )?(required )?parameters?\b/i,
    },
  },
  {
    id: 'reference-unresolved',
    title: 'A reference in the document leads to nothing',
    cause: 'What stands in {{ }} names a step that was skipped, has not run, or has no such output.',
    advice: 'Let the reference point to a step before this one in the same stage; outputs do not cross from build to test.',
    platform: 'any',
    confidence: 'certain',
    signs: {
      reason:
        /has no value: that step was skipped or has not run|(failed|unable|could not) (to )?resolve (the )?(reference|expression|chaining|variable)|there is no context:|the environment variable .{1,80} is not set/i,
    },
  },
  {
    id: 'document-phase',
    title: 'The document has no such phase',
    cause: 'A phase was asked for that the component does not have, or its name is written differently.',
    advice: 'Image Builder runs the phases build, validate and test, written so.',
    platform: 'any',
    confidence: 'certain',
    signs: { reason: /phase .{1,60} (does not exist|was not found|is not (defined|found) in)|no such phase|unsupported phase/i },
  },
  {
    id: 'document-invalid',
    title: 'The component’s document is not valid',
    cause: 'The orchestrator on the instance could not read it: YAML that does not parse, or keys that it does not know.',
    advice: 'Open the document in Kiln: what the linter marks as an error is what the instance refuses.',
    platform: 'any',
    confidence: 'certain',
    signs: {
      line: /did not find expected (key|'-' indicator|node content)|mapping values are not allowed|is not a valid component document|failed to (parse|unmarshal|validate) (the )?(YAML |component )?document|error converting YAML|found character that cannot start any token/i,
    },
  },
  {
    id: 'assert',
    title: 'A condition does not hold',
    cause: 'The machine is not in the state that the document asserts.',
    advice: 'Look at what the steps before it left behind.',
    platform: 'any',
    confidence: 'likely',
    signs: { action: 'Assert', reason: /the assertion does not hold|assertion failed/i },
  },
  {
    id: 'workflow-waits',
    title: 'Nobody answered a step that waits',
    cause: 'A WaitForAction step of the workflow reached its time limit before it was resumed or stopped.',
    advice: 'Answer the waiting step from the run view next time, or raise the step’s timeoutSeconds in the workflow.',
    platform: 'any',
    confidence: 'certain',
    signs: { reason: /WaitForAction.{0,80}(timed? ?out|expired)|stopped by an action/i },
  },
  {
    id: 'step-timeout',
    title: 'A step took longer than it may',
    cause:
      'Its time ran out: it waits for something, usually for a prompt that nobody answers, or it has more to do than its limit allows.',
    advice: 'Raise its timeoutSeconds, or find out what it waits for: a prompt that nobody answers is the usual cause.',
    platform: 'any',
    confidence: 'likely',
    signs: { timedOut: true, reason: /timed out after|exceeded (its|the) (time-?out|time limit)|step .{1,80} timed out/i },
  },
];
