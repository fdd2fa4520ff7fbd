import { StringDecoder } from 'node:string_decoder';

/** Characters of one line that are kept; what follows up to the newline is counted and dropped. */
export const MAX_LINE_LENGTH = 256 * 1024;

/** Cuts a stream of bytes into lines. */
export interface LineCutter {
  /** The complete lines that this chunk ends. */
  push(chunk: Buffer): string[];
  /** The last line, if it has no newline. */
  end(): string[];
}

export function lineCutter(maximum = MAX_LINE_LENGTH): LineCutter {
  const decoder = new StringDecoder('utf8');
  let open = '';
  let dropped = 0;

  const extend = (text: string) => {
    const room = maximum - open.length;
    open += text.slice(0, room);
    dropped += Math.max(0, text.length - room);
  };
  const finish = () => {
    const line = open.endsWith('\r') ? open.slice(0, -1) : open;
    const whole = dropped > 0 ? `${line} … (${dropped} more characters)` : line;
    open = '';
    dropped = 0;
    return whole;
  };
  const cut = (text: string) => {
    const pieces = text.split('\n');
    const last = pieces.pop() ?? '';
    const lines = pieces.map((piece) => {
      extend(piece);
      return finish();
    });
    extend(last);
    return lines;
  };

  return {
    push: (chunk) => cut(decoder.write(chunk)),
    end: () => {
      const lines = cut(decoder.end());
      return open || dropped ? [...lines, finish()] : lines;
    },
  };
}
