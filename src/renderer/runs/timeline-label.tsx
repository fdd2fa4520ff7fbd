import { type RunRecord, usualKey } from '../../contract/index.ts';
import { Icon } from '../ui/icon.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { formatDuration } from './duration.ts';
import type { Fidelity } from './fidelity.ts';
import { FIDELITY } from './fidelity.ts';
import { STEP_MARK } from './run-words.ts';
import { spanOf, type TimelineRow } from './timeline.ts';

interface TimelineLabelProps {
  readonly row: TimelineRow;
  readonly run: { readonly startedAt: number; readonly endedAt: number; readonly usual: RunRecord['usual'] };
}

const STAGE_ICON = { stage: 'layers', component: 'symbol-class', phase: 'symbol-namespace' } as const;

export function TimelineLabel({ row, run }: TimelineLabelProps) {
  const span = spanOf(row, run);
  const attempt = row.step?.attempt ?? 1;
  const running = row.state === 'running' && row.startedAt !== undefined;
  const duration = row.durationMs ?? (running ? run.endedAt - (row.startedAt ?? run.endedAt) : undefined);
  const usual = usualOf(row, run.usual);
  const compared = usual === undefined ? '' : `, usually ${formatDuration(usual)}`;
  return (
    <>
      <StateMark mark={STEP_MARK[row.state]} wordless />
      {row.kind !== 'step' && (
        <span className="file-icon">
          <Icon name={STAGE_ICON[row.kind]} />
        </span>
      )}
      <span className={`tree-name timeline-${row.kind}`} title={row.step?.message ?? row.name}>
        {row.name}
      </span>
      {attempt > 1 && (
        <span className="badge" title={`${attempt} attempts`}>
          {`×${attempt}`}
        </span>
      )}
      {row.step?.fidelity && <FidelityBadge fidelity={row.step.fidelity} />}
      <span className="spacer" />
      <span className="timeline-track" aria-hidden="true">
        {span && (
          <span
            className={`timeline-bar tone-${STEP_MARK[row.state].tone}`}
            style={{ left: `${span.from * 100}%`, width: `${span.length * 100}%` }}
          />
        )}
      </span>
      <span className="timeline-time" title={duration === undefined ? undefined : `${formatDuration(Math.max(duration, 0))}${compared}`}>
        {duration === undefined ? '' : formatDuration(Math.max(duration, 0))}
        <span className="visually-hidden">{compared}</span>
      </span>
    </>
  );
}

/** How true a step was. What was exact needs no badge. */
function FidelityBadge({ fidelity }: { readonly fidelity: Fidelity }) {
  if (fidelity.level === 'exact') return undefined;
  const { meaning, word } = FIDELITY[fidelity.level];
  return (
    <span className="badge" title={fidelity.reason ?? meaning}>
      {word}
    </span>
  );
}

/** What a step, or a whole stage, took in earlier builds. */
function usualOf({ kind, name, step }: TimelineRow, usual: RunRecord['usual']): number | undefined {
  if (step) return usual?.[usualKey(step)];
  return kind === 'stage' ? usual?.[usualKey({ stage: name })] : undefined;
}
