import { Icon } from '../ui/icon.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { formatDuration } from './duration.ts';
import type { Fidelity } from './fidelity.ts';
import { FIDELITY } from './fidelity.ts';
import { STEP_MARK } from './run-words.ts';
import { spanOf, type TimelineRow } from './timeline.ts';

interface TimelineLabelProps {
  readonly row: TimelineRow;
  readonly run: { readonly startedAt: number; readonly endedAt: number };
}

const STAGE_ICON = { stage: 'layers', component: 'symbol-class', phase: 'symbol-namespace' } as const;

export function TimelineLabel({ row, run }: TimelineLabelProps) {
  const span = spanOf(row, run);
  const attempt = row.step?.attempt ?? 1;
  const running = row.state === 'running' && row.startedAt !== undefined;
  const duration = row.durationMs ?? (running ? run.endedAt - (row.startedAt ?? run.endedAt) : undefined);
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
      <span className="timeline-time">{duration === undefined ? '' : formatDuration(Math.max(duration, 0))}</span>
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
