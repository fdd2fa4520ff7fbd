import type { Writable } from 'node:stream';
import type { BuildPlan, LogLine, PlanItem, RunRecord, RunStep, StepState } from '../../contract/index.ts';
import type { BuildSink } from '../watch/sink.ts';

export interface BuildReport {
  readonly sink: BuildSink;
  /** Prints how it ended and gives the exit code. */
  finish(): number;
}

type Ending = Partial<Pick<RunRecord, 'state' | 'stage' | 'imageArn' | 'failure' | 'artifacts'>>;

const marks: Readonly<Record<StepState, string>> = {
  pending: '·',
  running: '▸',
  succeeded: '✓',
  failed: '✗',
  timedOut: '✗',
  skipped: '–',
  ignoredFailure: '✗',
  cancelled: '–',
};

/** The image's state as AWS names it; a build that ended before there was an image has none. */
function stateOf({ state, stage, imageArn }: Ending): string {
  if (imageArn !== undefined && state === 'succeeded') return stage ?? 'AVAILABLE';
  return state === 'cancelled' ? 'CANCELLED' : 'FAILED';
}

/** Lines of the log that the report tells in other words: the plan, the stages, the steps and the failure. */
const toldOtherwise =
  /^(create|update|new-version|new-build|Building|Image transitioned|Image build failed|Started|Total|No 'if'|Launching|Launched|Document:|ComponentArn:|Phase:|Step:|Action:|ErrorMessage:|Stderr:|Workflow Execution ID:)( |$)/;

const isShown = ({ stream, stepId, text }: Omit<LogLine, 'index'>) =>
  stream !== 'system' || (stepId === undefined && !toldOtherwise.test(text));

const nameOf = ({ name, version }: PlanItem) => (version === undefined ? name : `${name} ${version}`);

function describeStep({ state, component, phase, name, durationMs, message }: RunStep): string {
  const duration = durationMs === undefined ? '' : ` (${(durationMs / 1000).toFixed(1)} s)`;
  const reason = message && state !== 'succeeded' && state !== 'running' ? `: ${message}` : '';
  return `${marks[state]} ${[component, phase, name].filter(Boolean).join(' / ')}${duration}${reason}`;
}

function humanLines(ending: Ending): string[] {
  const { imageArn, failure, artifacts = [] } = ending;
  const where = [failure?.component, failure?.phase, failure?.step].filter(Boolean).join(' / ');
  const line = failure?.source ? ` (${failure.source.path}:${failure.source.range.start.line + 1})` : '';
  return [
    '',
    ...(failure
      ? [
          `${where === '' ? 'The build' : where}${line} failed: ${failure.message}`,
          ...failure.lines.map((text) => `  │ ${text}`),
          failure.advice,
          '',
        ]
      : []),
    `Image    ${imageArn ?? 'none'}`,
    `State    ${stateOf(ending)}`,
    ...artifacts.map(({ type, path }, index) => `${index === 0 ? 'Output ' : '       '}  ${path} (${type})`),
  ];
}

/** Tells a build on the terminal as it goes: for people, or as one event of JSON a line. */
export function buildReport(out: Writable, { json, plan }: { readonly json: boolean; readonly plan?: BuildPlan }): BuildReport {
  const ending: { -readonly [Key in keyof Ending]: Ending[Key] } = {};
  const say = (text: string) => void out.write(`${text}\n`);
  const event = (value: object) => say(JSON.stringify(value));
  if (plan && json) event({ type: 'buildPlanned', plan });
  else if (plan) {
    for (const item of plan.items) say(`${item.action.padEnd(11)} ${item.kind} ${nameOf(item)}: ${item.reason}`);
    for (const note of plan.notes) say(note);
  }

  const update: BuildSink['update'] = (patch) => {
    if (!json && patch.stage !== undefined && patch.stage !== ending.stage) say(`\n${patch.stage}`);
    Object.assign(ending, patch);
    if (json) event({ type: 'updated', run: patch });
  };
  return {
    sink: {
      update,
      step(step) {
        if (json) event({ type: 'step', step });
        else if (step.state !== 'pending') say(`  ${describeStep(step)}`);
      },
      log(lines) {
        if (lines.length === 0) return;
        if (json) event({ type: 'log', lines });
        else for (const line of lines) if (isShown(line)) say(`    │ ${line.text}`);
      },
    },
    finish() {
      const { imageArn, failure, artifacts = [] } = ending;
      const state = stateOf(ending);
      if (json)
        event({ type: 'buildFinished', imageArn: imageArn ?? null, state, ...(failure ? { reason: failure.message } : {}), artifacts });
      else for (const line of humanLines(ending)) say(line);
      return state === 'AVAILABLE' ? 0 : 1;
    },
  };
}
