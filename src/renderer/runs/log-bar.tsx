import { type KeyboardEvent, useState } from 'react';
import { Button, IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';

interface LogBarProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly found: number;
  readonly current: number;
  readonly onMatch: (index: number) => void;
  /** The name of the step that the log is narrowed to. */
  readonly step: string | undefined;
  readonly onAllSteps: () => void;
  readonly follow: boolean;
  readonly onFollow: (follow: boolean) => void;
  readonly onCopy: () => Promise<void>;
}

/** Search, follow, copy, and the way back from one step to all. */
export function LogBar(props: LogBarProps) {
  const { query, onQuery, found, current, onMatch, step, onAllSteps, follow, onFollow, onCopy } = props;
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await onCopy();
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    onMatch(current + (event.shiftKey ? -1 : 1));
  };
  return (
    <div className="list-bar">
      <Icon name="search" />
      <input
        className="field"
        type="search"
        aria-label="Search the log"
        placeholder="Search the log"
        value={query}
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {query !== '' && (
        <>
          <span className="muted" role="status">
            {found === 0 ? 'Not found' : `${Math.max(current, 0) + 1} of ${found}`}
          </span>
          <IconButton icon="arrow-up" label="Previous match" onClick={() => onMatch(current - 1)} disabled={found === 0} />
          <IconButton icon="arrow-down" label="Next match" onClick={() => onMatch(current + 1)} disabled={found === 0} />
        </>
      )}
      <span className="spacer" />
      {step !== undefined && (
        <Button icon="close" onClick={onAllSteps} title="Show the log of all steps">
          {step}
        </Button>
      )}
      <IconButton icon="fold-down" label="Follow the end" pressed={follow} onClick={() => onFollow(!follow)} />
      <IconButton icon={copied ? 'check' : 'copy'} label={copied ? 'Copied' : 'Copy the log'} onClick={() => void copy()} />
    </div>
  );
}
