import type { RunRecord } from '../../contract/index.ts';
import { usualKey } from '../../contract/index.ts';
import { Icon } from '../ui/icon.tsx';
import { formatDuration } from './duration.ts';
import { isOver, STEP_MARK } from './run-words.ts';
import { type Stage, stagesOf } from './stages.ts';
import { useNow } from './use-now.ts';

/** The states that an image goes through, from PENDING to AVAILABLE: which are behind it, where it is, and how long that usually takes. */
export function StageBar({ run }: { readonly run: RunRecord }) {
  const now = useNow(isOver(run.state) ? 0 : 1000);
  const stages = stagesOf(run, now);
  if (stages.length === 0) return undefined;
  return (
    <ol className="stage-bar" aria-label="States of the image">
      {stages.map((stage) => (
        <StageItem key={stage.name} stage={stage} usual={run.usual?.[usualKey({ stage: stage.name })]} />
      ))}
    </ol>
  );
}

function StageItem({ stage: { name, state, durationMs }, usual }: { readonly stage: Stage; readonly usual: number | undefined }) {
  const { icon, tone, word } = STEP_MARK[state];
  const took = durationMs === undefined ? '' : formatDuration(durationMs);
  const compared = usual === undefined ? '' : `usually ${formatDuration(usual)}`;
  const share = usual === undefined || durationMs === undefined ? undefined : Math.min(durationMs / usual, 1);
  return (
    <li className={`stage tone-${tone}`} aria-current={state === 'running' ? 'step' : undefined} title={`${name}: ${word}`}>
      <Icon name={icon} spin={state === 'running'} />
      <span className="visually-hidden">{`${word}: `}</span>
      <span className="stage-name">{name}</span>
      <span className="stage-time">{[took, compared].filter(Boolean).join(', ')}</span>
      {state === 'running' && share !== undefined && (
        <span className="stage-track" aria-hidden="true">
          <span style={{ width: `${share * 100}%` }} />
        </span>
      )}
    </li>
  );
}
