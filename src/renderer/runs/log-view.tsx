import { useVirtualizer } from '@tanstack/react-virtual';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import type { RunStep } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { notify } from '../stores/notify.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Scrollable } from '../ui/scrollable.tsx';
import { plainText } from './ansi.ts';
import { LogBar } from './log-bar.tsx';
import { type LogLines, lineAt } from './log-lines.ts';
import { LogRow } from './log-row.tsx';
import { lineOfRow, noRows, rowOfLine } from './log-rows.ts';
import { linesOf, mostCopied, readLines } from './read-log.ts';
import { useLogRows } from './use-log-rows.ts';

interface LogViewProps {
  readonly runId: string;
  readonly log: LogLines;
  /** The step that the log is narrowed to. */
  readonly step: RunStep | undefined;
  readonly live: boolean;
}

const ROW = 20;
const AT_END = 40;
/** Main is asked for a search when the typing pauses. */
const PAUSE_MS = 200;

/** The log of a run. It follows the end until one scrolls away from it; only the lines in view are on the page, and read from main. */
export function LogView({ runId, log, step, live }: LogViewProps) {
  const workbench = useWorkbench();
  const [query, setQuery] = useState('');
  /** Which match search is at; -1 before the first. */
  const [match, setMatch] = useState(-1);
  const [follow, setFollow] = useState(true);
  const scroll = useRef<HTMLElement>(null);
  const wanted = usePaused(query.toLowerCase());

  const narrowed = useLogRows({ runId, text: '', stepId: step?.id });
  const matches = useLogRows({ runId, text: wanted, stepId: step?.id });
  const found = wanted === '' ? noRows : (matches ?? noRows);
  const count = narrowed?.count ?? log.length;
  const indexOf = (row: number) => (narrowed ? (lineOfRow(narrowed, row) ?? 0) : row);
  const rows = useVirtualizer({ count, getScrollElement: () => scroll.current, estimateSize: () => ROW, overscan: 30 });
  const inView = rows.getVirtualItems();

  useEffect(() => {
    if (follow && count > 0) rows.scrollToIndex(count - 1, { align: 'end' });
  }, [follow, count, rows]);
  const missing = useDeferredValue(
    inView
      .map(({ index }) => indexOf(index))
      .filter((index) => !lineAt(log, index))
      .join(' '),
  );
  useEffect(() => {
    if (missing !== '') void readLines(workbench, runId, missing.split(' ').map(Number));
  }, [workbench, runId, missing]);

  const goToMatch = (next: number) => {
    if (found.count === 0) return;
    const at = (next + found.count) % found.count;
    setMatch(at);
    setFollow(false);
    const line = lineOfRow(found, at) ?? 0;
    rows.scrollToIndex(narrowed ? rowOfLine(narrowed, line) : line, { align: 'center' });
  };
  const copy = async () => {
    if (count > mostCopied) return notify(workbench, 'warning', `The log has ${count} lines, too many to copy. Export the run instead.`);
    const lines = await linesOf(workbench, runId, narrowed?.stretches ?? [[0, log.length]]);
    await navigator.clipboard.writeText(lines.map(({ text }) => plainText(text)).join('\n'));
  };
  const onScroll = () => {
    const element = scroll.current;
    if (element) setFollow(element.scrollHeight - element.scrollTop - element.clientHeight < AT_END);
  };
  const currentLine = lineOfRow(found, match);
  return (
    <div className="log">
      <LogBar
        query={query}
        onQuery={(text) => {
          setQuery(text);
          setMatch(-1);
        }}
        found={found.count}
        current={match}
        onMatch={goToMatch}
        step={step?.name}
        onAllSteps={() => workbench.runs.apply({ type: 'rowSelected', row: undefined })}
        follow={follow}
        onFollow={setFollow}
        onCopy={copy}
      />
      {count === 0 ? (
        <EmptyState icon="output" title={live ? 'Waiting for output…' : 'No output'} />
      ) : (
        <Scrollable ref={scroll} className="log-scroll" role="log" label="Log" aria-live="off" onScroll={onScroll} data-list>
          <div style={{ height: rows.getTotalSize() }} />
          {inView.map(({ index, start }) => {
            const line = lineAt(log, indexOf(index));
            return line && <LogRow key={line.index} line={line} top={start} query={wanted} current={line.index === currentLine} />;
          })}
        </Scrollable>
      )}
    </div>
  );
}

/** A text as it was when the typing last paused. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}
