import type { RunOrigin, RunState } from '../../contract/index.ts';
import { ORIGIN_WORD } from './run-words.ts';
import type { HistoryFilter } from './use-history.ts';

interface RunsBarProps {
  readonly filter: HistoryFilter;
  readonly onFilter: (filter: HistoryFilter) => void;
}

const STATES: Readonly<Record<string, { readonly label: string; readonly states: readonly RunState[] | undefined }>> = {
  all: { label: 'All states', states: undefined },
  active: { label: 'Under way', states: ['queued', 'running'] },
  succeeded: { label: 'Succeeded', states: ['succeeded'] },
  failed: { label: 'Failed', states: ['failed'] },
  other: { label: 'Cancelled or gone', states: ['cancelled', 'gone'] },
};

const ORIGINS = Object.entries(ORIGIN_WORD) as readonly [RunOrigin, string][];

const DAYS: readonly (readonly [number, string])[] = [
  [0, 'Any time'],
  [1, 'Last day'],
  [7, 'Last week'],
  [30, 'Last month'],
];

const since = (days: number) => (days === 0 ? undefined : new Date(Date.now() - days * 24 * 60 * 60 * 1000).toISOString());
const daysOf = (from: string | undefined) => (from === undefined ? 0 : Math.round((Date.now() - Date.parse(from)) / (24 * 60 * 60 * 1000)));

/** Search and filters over the history of runs. */
export function RunsBar({ filter, onFilter }: RunsBarProps) {
  const state = Object.keys(STATES).find((key) => STATES[key]?.states === filter.states) ?? 'all';
  return (
    <div className="runs-bar">
      <input
        className="field"
        type="search"
        aria-label="Search runs"
        placeholder="Search title, file, failure…"
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.target.value })}
      />
      <select
        aria-label="State"
        className="field"
        value={state}
        onChange={(event) => onFilter({ ...filter, states: STATES[event.target.value]?.states })}
      >
        {Object.entries(STATES).map(([key, { label }]) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
      <select
        aria-label="Kind"
        className="field"
        value={filter.origin ?? ''}
        onChange={(event) => onFilter({ ...filter, origin: ORIGINS.find(([origin]) => origin === event.target.value)?.[0] })}
      >
        <option value="">All kinds</option>
        {ORIGINS.map(([origin, word]) => (
          <option key={origin} value={origin}>
            {word}
          </option>
        ))}
      </select>
      <select
        aria-label="Time"
        className="field"
        value={daysOf(filter.since)}
        onChange={(event) => onFilter({ ...filter, since: since(Number(event.target.value)) })}
      >
        {DAYS.map(([days, label]) => (
          <option key={days} value={days}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
