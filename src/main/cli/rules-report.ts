import type { Rule } from '../../documents/index.ts';

/** Some examples show only that they are long; nobody reads the rest in a terminal. */
const SHOWN_LINES = 40;
const SHOWN_COLUMNS = 100;

/** All rules in a table, one line each, under their categories. */
export function list(rules: readonly Rule[]): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  const categories = [...new Set(rules.map(({ category }) => category))].sort();
  const tables = categories.map((category) => {
    const rows = rules.filter((rule) => rule.category === category).map((rule) => row(rule, width));
    return `${category}\n${rows.join('')}\n`;
  });
  return `${tables.join('')}${rules.length} rules. 'kiln rules ID' explains one.\n`;
}

function row({ id, severity, summary }: Rule, width: number): string {
  return `  ${id.padEnd(width)}  ${severity.padEnd(7)}  ${summary}\n`;
}

/** All that one rule says. */
export function explanation({ id, severity, category, since, summary, explanation: why, good, bad, source }: Rule): string {
  return `${id} (${severity}, ${category}, since Kiln ${since})

${summary}

${why.trim()}

Found here:

${example(bad)}

Fine:

${example(good)}

Source: ${source}
`;
}

function example(text: string): string {
  const lines = text.trimEnd().split('\n');
  const shown = lines.slice(0, SHOWN_LINES).map((line) => (line.length > SHOWN_COLUMNS ? `${line.slice(0, SHOWN_COLUMNS)}…` : line));
  if (lines.length > SHOWN_LINES) shown.push(`… and ${lines.length - SHOWN_LINES} more lines`);
  return shown.map((line) => (line === '' ? '' : `    ${line}`)).join('\n');
}
