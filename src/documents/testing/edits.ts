import fc from 'fast-check';

/** A change of a text that does not know the text: it is cut to fit. */
export interface Edit {
  /** How far into the text, from 0 to 1. */
  readonly at: number;
  readonly deleted: number;
  readonly inserted: string;
  /** What is done to the lines at the place before. */
  readonly lines: 'kept' | 'deleted' | 'repeated' | 'indented' | 'dedented';
}

/** What tells tokens apart in YAML and in references, and words that mean nothing. */
const fragments = [
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  '- ',
  ': ',
  '\n',
  '\t',
  '  ',
  ' #',
  '|\n',
  '>-\n',
  '&a ',
  '*a',
  '!T ',
  '? ',
  '---\n',
  '\0',
];
const words = ['x', 'name: ', '{{ x }}', '{{', '\n      - name: Another\n', '\n        ', '\r\n', '', '', 'echo'];

/** Any edit: characters typed or deleted, lines deleted, repeated or moved. */
export const anyEdit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  deleted: fc.nat(4),
  inserted: fc.oneof(fc.constantFrom(...words), fc.constantFrom(...fragments), fc.string({ maxLength: 3 })),
  lines: fc.constantFrom('kept', 'kept', 'kept', 'deleted', 'repeated', 'indented', 'dedented'),
});

/** An edit as most of them are: a few characters in the middle of a word. */
export const typing: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  deleted: fc.nat(1),
  inserted: fc.constantFrom('a', 'B', '1', ' ', ''),
  lines: fc.constant('kept'),
});

export function applied(text: string, { at, deleted, inserted, lines }: Edit): string {
  const offset = Math.floor(at * text.length);
  return withLines(text.slice(0, offset) + inserted + text.slice(offset + deleted), offset, lines);
}

function withLines(text: string, offset: number, change: Edit['lines']): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset) + 1 || text.length;
  const line = text.slice(start, end);
  switch (change) {
    case 'kept':
      return text;
    case 'deleted':
      return text.slice(0, start) + text.slice(end);
    case 'repeated':
      return text.slice(0, end) + line + text.slice(end);
    case 'indented':
      return `${text.slice(0, start)}  ${text.slice(start)}`;
    case 'dedented':
      return text.slice(0, start) + line.replace(/^ {1,2}/, '') + text.slice(end);
  }
}
