import { describe, expect, it } from 'vitest';
import type { LintedDocument, LintFinding } from '../outcome.ts';
import { junit } from './junit.ts';

function finding(changes: Partial<LintFinding> = {}): LintFinding {
  const range = { start: { line: 1, character: 2 }, end: { line: 1, character: 4 } };
  return { rule: 'unknown-action', severity: 'error', message: 'No.', range, ...changes };
}

const documentOf = (file: string, diagnostics: readonly LintFinding[]): LintedDocument => ({ file, kind: 'component', diagnostics });

function write(documents: readonly LintedDocument[], unreadable: Parameters<typeof junit.write>[0]['unreadable'] = []): string {
  const text = junit.write({ documents, unreadable, cwd: '/', colour: false });
  expectWellFormed(text);
  return text;
}

/** Every element is closed in its turn, attributes are quoted, and what has a meaning in XML stands nowhere else. */
function expectWellFormed(xml: string): void {
  const open: string[] = [];
  const rest = xml.replace(/^<\?xml [^?]*\?>/, '').replaceAll(/<(\/?)([\w-]+)((?: [\w-]+="[^"<]*")*)(\/?)>/g, (_whole, ...parts) => {
    const [isEnd, name, , isEmpty] = parts as string[];
    if (isEnd) expect(open.pop()).toBe(name);
    else if (!isEmpty) open.push(name ?? '');
    return '';
  });
  expect(open).toEqual([]);
  expect(rest).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|#\d+);)/);
  expect(xml).not.toMatch(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u); // the characters of XML 1.0
}

/** The attribute of the first element of this name. */
const attribute = (xml: string, element: string, name: string) => new RegExp(`<${element}\\b[^>]* ${name}="([^"]*)"`).exec(xml)?.[1];

describe('the report as JUnit XML', () => {
  it('is a suite a document, in which errors are failed tests', () => {
    const diagnostics = [finding(), finding({ severity: 'warning' }), finding({ severity: 'info' })];
    const xml = write([documentOf('a.yaml', diagnostics)]);
    expect(xml).toContain('<testsuite name="a.yaml" tests="3" failures="1" errors="0">');
    expect(xml.match(/<failure /g)).toHaveLength(1);
    expect(attribute(xml, 'failure', 'type')).toBe('unknown-action');
    expect(xml.match(/<system-out>(warning|info) at 2:3: No\.<\/system-out>/g)).toHaveLength(2);
  });

  it('has a passed test for a document without findings', () => {
    const xml = write([documentOf('a.yaml', [])]);
    expect(xml).toContain('tests="1" failures="0"');
    expect(xml.match(/<testcase /g)).toHaveLength(1);
  });

  it('tells files that could not be read as errors', () => {
    const xml = write([], [{ type: 'unreadable', file: 'gone.yaml', message: 'there is no such file or folder' }]);
    expect(xml).toContain('tests="1" failures="0" errors="1"');
    expect(attribute(xml, 'error', 'message')).toBe('there is no such file or folder');
  });

  it.each(['<a> & "b"', ']]>', 'two\nlines\tand a tab', '\u0000\u001B[31m', 'half \uD83D a pair', '\uFFFF', '😀'])(
    'stays XML with %j in names and messages',
    (text) => {
      const xml = write([documentOf(text, [finding({ message: text }), finding({ message: text, severity: 'info' })])]);
      expect(xml.match(/<testcase /g)).toHaveLength(2);
    },
  );

  it('keeps quotes, brackets and line ends', () => {
    const xml = write([documentOf('a.yaml', [finding({ message: '<"a"> &\nb' })])]);
    expect(attribute(xml, 'failure', 'message')).toBe('&lt;&quot;a&quot;&gt; &amp;&#10;b');
  });
});
