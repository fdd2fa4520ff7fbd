import type { LintedDocument, LintFinding, Unreadable } from '../outcome.ts';
import type { ReportFormat } from './format.ts';

/**
 * For the test reports of CI servers: a document is a suite. Errors are failed tests; warnings and hints are told in the output of tests
 * that passed, as they do not fail the run either.
 */
export const junit: ReportFormat = {
  name: 'junit',
  write({ documents, unreadable }) {
    const suites = [...documents.map(suite), ...unreadable.map(unreadableSuite)];
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="kiln lint">\n${suites.join('')}</testsuites>\n`;
  },
};

function suite({ file, diagnostics }: LintedDocument): string {
  const failures = diagnostics.filter(({ severity }) => severity === 'error').length;
  const tests = diagnostics.length === 0 ? [testCase(file, 'no findings', '')] : diagnostics.map((finding) => findingCase(file, finding));
  return `  <testsuite${attributes({ name: file, tests: tests.length, failures, errors: 0 })}>\n${tests.join('')}  </testsuite>\n`;
}

function unreadableSuite({ file, message }: Unreadable): string {
  const error = `      <error${attributes({ message, type: 'unreadable' })}/>\n`;
  const test = testCase(file, 'can be read', error);
  return `  <testsuite${attributes({ name: file, tests: 1, failures: 0, errors: 1 })}>\n${test}  </testsuite>\n`;
}

function findingCase(file: string, { rule, severity, message, range: { start } }: LintFinding): string {
  const place = `${start.line + 1}:${start.character + 1}`;
  const told = `${severity} at ${place}: ${message}`;
  const inner =
    severity === 'error'
      ? `      <failure${attributes({ message, type: rule })}>${escaped(told)}</failure>\n`
      : `      <system-out>${escaped(told)}</system-out>\n`;
  return testCase(file, `${rule} ${place}`, inner);
}

function testCase(file: string, name: string, inner: string): string {
  const start = `    <testcase${attributes({ name, classname: file })}`;
  return inner === '' ? `${start}/>\n` : `${start}>\n${inner}    </testcase>\n`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;', '\t': '&#9;' };

/** XML 1.0 cannot write most control characters, nor half a surrogate pair, in any way. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[&<>"\n\t]/g, (character) => entities[character] ?? character)
    .replaceAll(/[\p{Cc}\uFFFE\uFFFF]/gu, '\uFFFD');
}
