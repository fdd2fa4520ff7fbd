import { useVirtualizer } from '@tanstack/react-virtual';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import type { LogLine, RunStep } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Scrollable } from '../ui/scrollable.tsx';
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
  /** Which match search is at; -1 before the first. */
  const [match, setMatch] = useState(-1);
  const [follow, setFollow] = useState(true);
  const scroll = useRef<HTMLElement>(null);
  const wanted = useDeferredValue(query.toLowerCase()); // a million lines take a moment, the field must not

  const inStep = (line: LogLine) => step === undefined || line.stepId === step.id;
  const isMatch = (line: LogLine) => inStep(line) && plainText(line.text).toLowerCase().includes(wanted);
  const lines = useLogIndex(log, step && { key: step.id, passes: inStep });
  const matches = useLogIndex(log, wanted === '' ? undefined : { key: `${step?.id ?? ''}\n${wanted}`, passes: isMatch }) ?? [];
  const count = lines?.length ?? log.length;
  /** The index in the log of a row of the view. */
  const indexOf = (row: number) => lines?.[row] ?? row;
  const rows = useVirtualizer({ count, getScrollElement: () => scroll.current, estimateSize: () => ROW, overscan: 30 });

  useEffect(() => {
    if (follow && count > 0) rows.scrollToIndex(count - 1, { align: 'end' });
  }, [follow, count, rows]);

  const goToMatch = (next: number) => {
    if (matches.length === 0) return;
    const at = (next + matches.length) % matches.length;
    setMatch(at);
    setFollow(false);
    const target = matches[at] ?? 0;
    rows.scrollToIndex(lines ? lines.indexOf(target) : target, { align: 'center' });
  };
  const copy = () => {
    const texts = Array.from({ length: count }, (_, row) => plainText(lineAt(log, indexOf(row))?.text ?? ''));
    return navigator.clipboard.writeText(texts.join('\n'));
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
          setMatch(-1);
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
      {count === 0 ? (
        <EmptyState icon="output" title={live ? 'Waiting for output…' : 'No output'} />
      ) : (
        <Scrollable ref={scroll} className="log-scroll" role="log" label="Log" aria-live="off" onScroll={onScroll} data-list>
          <div style={{ height: rows.getTotalSize() }} />
          {rows.getVirtualItems().map(({ index, start }) => {
            const line = lineAt(log, indexOf(index));
            return (
              line && (
                <LogRow key={line.index} line={line} top={start} query={wanted} current={matches[match] === line.index && wanted !== ''} />
              )
            );
          })}
        </Scrollable>
      )}
    </div>
  );
}
