import type { Writable } from 'node:stream';
import { styleText } from 'node:util';
import type { FileChange, RehearsalEvent, StepStatus } from '../../rehearsal/index.ts';

type Event<Type extends RehearsalEvent['type']> = Extract<RehearsalEvent, { type: Type }>;
type Colour = 'green' | 'red' | 'yellow' | 'dim' | 'bold';
type Paint = (colour: Colour, text: string) => string;

/** More changes than this are folded into a number. */
const SHOWN_CHANGES = 25;

const outcomes: Readonly<Record<StepStatus, { mark: string; word: string; colour: Colour }>> = {
  Success: { mark: '✓', word: 'succeeded', colour: 'green' },
  Failed: { mark: '✗', word: 'failed', colour: 'red' },
  TimedOut: { mark: '✗', word: 'timed out', colour: 'red' },
  IgnoredFailure: { mark: '✗', word: 'failed, and is ignored', colour: 'yellow' },
  Skipped: { mark: '–', word: 'skipped', colour: 'yellow' },
};

/** Writes a rehearsal for people as it goes; colours only on a terminal. `file` is named in front of line numbers. */
export function humanReport(out: Writable, file: string): (event: RehearsalEvent) => void {
  const isTerminal = 'isTTY' in out && out.isTTY === true;
  const paint: Paint = (colour, text) => (isTerminal ? styleText(colour, text, { validateStream: false }) : text);
  return (event) => {
    const lines = linesOf(event, { file, paint });
    if (lines.length > 0) out.write(`${lines.join('\n')}\n`);
  };
}

/** One event a line. */
export function jsonReport(out: Writable): (event: RehearsalEvent) => void {
  return (event) => void out.write(`${JSON.stringify(event)}\n`);
}

interface Setting {
  readonly file: string;
  readonly paint: Paint;
}

function linesOf(event: RehearsalEvent, setting: Setting): readonly string[] {
  const { paint } = setting;
  switch (event.type) {
    case 'runStarted':
      return [paint('bold', `Rehearsing ${setting.file} in ${event.base}`), ...event.notes.map((note) => paint('dim', `  note: ${note}`))];
    case 'stepStarted':
      return startLines(event, setting);
    case 'output':
      return event.lines.map((line) => `    ${event.stream === 'stderr' ? paint('yellow', line) : line}`);
    case 'stepFinished':
      return finishLines(event, setting);
    case 'runFinished':
      return endLines(event, setting);
  }
}

function startLines({ phase, step, action, attempt, again }: Event<'stepStarted'>, { paint }: Setting): readonly string[] {
  const title = `▸ ${phase} / ${step}  ${paint('dim', action)}`;
  return again === undefined ? [title] : [`${title}  ${paint('dim', `again (attempt ${attempt}): ${again}`)}`];
}

function finishLines(event: Event<'stepFinished'>, { paint, file }: Setting): readonly string[] {
  const { mark, word, colour } = outcomes[event.status];
  const seconds = `${(event.durationMs / 1000).toFixed(1)} s`;
  const message = event.message === undefined ? '' : `: ${event.message}`;
  const lines = [`${paint(colour, `${mark} ${event.phase} / ${event.step} ${word}`)}${message}  ${paint('dim', seconds)}`];
  if (event.status === 'Failed' || event.status === 'TimedOut') lines.push(`    at ${file}:${event.range.start.line + 1}`);
  if (event.fidelity.level === 'emulated') lines.push(paint('dim', `    not quite as on an instance: ${event.fidelity.reason ?? ''}`));
  return lines;
}

function endLines(event: Event<'runFinished'>, { paint, file }: Setting): readonly string[] {
  const seconds = `${(event.durationMs / 1000).toFixed(1)} s`;
  const lines = ['', ...changeLines(event.changes, paint)];
  if (event.status === 'Success') return [...lines, paint('green', `✓ The rehearsal succeeded in ${seconds}`)];
  if (event.status === 'Cancelled') return [...lines, paint('yellow', `– The rehearsal was cancelled after ${seconds}`)];
  const { failed } = event;
  const reason = failed === undefined ? (event.message ?? '') : `${failed.phase} / ${failed.step} (${failed.action}): ${failed.message}`;
  lines.push(paint('red', `✗ The rehearsal failed after ${seconds}: ${reason}`));
  return failed === undefined ? lines : [...lines, `  at ${file}:${failed.range.start.line + 1}:${failed.range.start.character + 1}`];
}

const changeMarks = { added: '+', changed: '~', deleted: '-' } as const;

function changeLines(changes: readonly FileChange[], paint: Paint): readonly string[] {
  if (changes.length === 0) return ['No files changed'];
  const shown = changes.slice(0, SHOWN_CHANGES).map(({ kind, path }) => `  ${changeMarks[kind]} ${path}`);
  const rest = changes.length - shown.length;
  if (rest > 0) shown.push(paint('dim', `  … and ${rest} more (--json lists all)`));
  return [paint('bold', `Files changed: ${changes.length}`), ...shown];
}
