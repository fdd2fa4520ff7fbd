import { useEffect, useRef } from 'react';
import { Scrollable } from '../ui/scrollable.tsx';
import { plainText } from './ansi.ts';

interface FailureLinesProps {
  readonly lines: readonly string[];
  /** The beginning of the line that the cause was told by. */
  readonly evidence: string | undefined;
}

/** The last lines that matter; the one that shows the cause is marked and in view. */
export function FailureLines({ lines, evidence }: FailureLinesProps) {
  const marked = useRef<HTMLElement>(null);
  const at = evidence === undefined ? -1 : lines.findLastIndex((line) => line.startsWith(evidence));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another line is marked when the failure is another one.
  useEffect(() => {
    marked.current?.scrollIntoView({ block: 'nearest' }); // newer browsers answer with a promise, which is no cleanup
  }, [at]);
  return (
    <Scrollable className="failure-lines" label="Last lines">
      <pre>
        {lines.map((line, index) => {
          const text = `${plainText(line)}\n`;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a failure never move.
            <span key={index}>{index === at ? <mark ref={marked}>{text}</mark> : text}</span>
          );
        })}
      </pre>
    </Scrollable>
  );
}
