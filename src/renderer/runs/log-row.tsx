import { type CSSProperties, memo, type ReactNode } from 'react';
import type { LogLine } from '../../contract/index.ts';
import { parseAnsi, type Styled } from './ansi.ts';

interface LogRowProps {
  readonly line: LogLine;
  readonly top: number;
  /** In lower case; its places are marked. */
  readonly query: string;
  /** This line has the match that search is at. */
  readonly current: boolean;
}

export const LogRow = memo(function LogRow({ line, top, query, current }: LogRowProps) {
  return (
    <div className={`log-row stream-${line.stream}${current ? ' current' : ''}`} style={{ transform: `translateY(${top}px)` }}>
      <span className="log-number" aria-hidden="true">
        {line.index + 1}
      </span>
      <span className="log-text">
        {line.from === 's3' && <span className="badge">from S3</span>}
        {parseAnsi(line.text).map((piece, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a line never move.
          <span key={at} style={styleOf(piece)}>
            {marked(piece.text, query)}
          </span>
        ))}
      </span>
    </div>
  );
});

function styleOf({ background, bold, color, dim, italic, underline }: Styled): CSSProperties {
  return {
    color,
    backgroundColor: background,
    ...(bold && { fontWeight: 600 }),
    ...(dim && { opacity: 0.7 }),
    ...(italic && { fontStyle: 'italic' }),
    ...(underline && { textDecoration: 'underline' }),
  };
}

function marked(text: string, query: string): ReactNode {
  if (query === '') return text;
  const parts: ReactNode[] = [];
  const lower = text.toLowerCase();
  let from = 0;
  for (let at = lower.indexOf(query); at !== -1; at = lower.indexOf(query, from)) {
    parts.push(text.slice(from, at), <mark key={at}>{text.slice(at, at + query.length)}</mark>);
    from = at + query.length;
  }
  return [...parts, text.slice(from)];
}
