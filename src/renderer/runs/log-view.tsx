import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { RunStep } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { plainText } from './ansi.ts';
import { LogBar } from './log-bar.tsx';
import { type LogLines, lineAt } from './log-lines.ts';
import { LogRow } from './log-row.tsx';
import { useLogIndex } from './use-log-index.ts';

interface LogViewProps {
  readonly log: LogLines;
  /** The step that the log is narrowed to. */
  readonly step: RunStep | undefined;
  readonly live: boolean;
}

const ROW = 20;
const AT_END = 40;

/** The log of a run. It follows the end until one scrolls away from it; only the lines in view are on the page. */
export function LogView({ log, step, live }: LogViewProps) {
  const { runs } = useWorkbench();
  const [query, setQuery] = useState('');
  const [match, setMatch] = useState(0);
  const [follow, setFollow] = useState(true);
  const scroll = useRef<HTMLDivElement>(null);
  const wanted = query.toLowerCase();
  const lines = useLogIndex(log, step?.id ?? '', (line) => step === undefined || line.stepId === step.id);
  const isMatch = (text: string) => wanted !== '' && plainText(text).toLowerCase().includes(wanted);
  const matches = useLogIndex(log, `${step?.id ?? ''}\n${wanted}`, (line) => (!step || line.stepId === step.id) && isMatch(line.text));
  const rows = useVirtualizer({ count: lines.length, getScrollElement: () => scroll.current, estimateSize: () => ROW, overscan: 30 });

  useEffect(() => {
    if (follow && lines.length > 0) rows.scrollToIndex(lines.length - 1, { align: 'end' });
  }, [follow, lines.length, rows]);

  const goToMatch = (next: number) => {
    if (matches.length === 0) return;
    const at = (next + matches.length) % matches.length;
    setMatch(at);
    setFollow(false);
    rows.scrollToIndex(lines.indexOf(matches[at] ?? 0), { align: 'center' });
  };
  const copy = () => {
    const text = lines.map((index) => plainText(lineAt(log, index)?.text ?? '')).join('\n');
    return navigator.clipboard.writeText(text);
  };
  const onScroll = () => {
    const element = scroll.current;
    if (element) setFollow(element.scrollHeight - element.scrollTop - element.clientHeight < AT_END);
  };
  return (
    <div className="log">
      <LogBar
        query={query}
        onQuery={(text) => {
          setQuery(text);
          setMatch(0);
        }}
        found={matches.length}
        current={match}
        onMatch={goToMatch}
        step={step?.name}
        onAllSteps={() => runs.apply({ type: 'rowSelected', row: undefined })}
        follow={follow}
        onFollow={setFollow}
        onCopy={copy}
      />
      {lines.length === 0 ? (
        <EmptyState icon="output" title={live ? 'Waiting for output…' : 'No output'} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by the keyboard too.
        <div ref={scroll} className="log-scroll" role="log" aria-label="Log" aria-live="off" tabIndex={0} onScroll={onScroll} data-list>
          <div style={{ height: rows.getTotalSize() }} />
          {rows.getVirtualItems().map(({ index, start }) => {
            const line = lineAt(log, lines[index] ?? -1);
            return (
              line && (
                <LogRow key={line.index} line={line} top={start} query={wanted} current={matches[match] === line.index && wanted !== ''} />
              )
            );
          })}
        </div>
      )}
    </div>
  );
}
