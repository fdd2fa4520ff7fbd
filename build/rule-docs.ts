// The pages of docs/rules, made from the rules themselves: `node build/generate-rule-docs.ts` writes them.
import { type Rule, rules } from '../src/documents/index.ts';

/** Lines of an example that a page shows; some show only that they are long. */
const shownLines = 40;
const shownColumns = 120;

/** File name and text of every page. */
export function rulePages(): ReadonlyMap<string, string> {
  const sorted = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));
  return new Map([['README.md', index(sorted)], ...sorted.map((rule) => [`${rule.id}.md`, page(rule)] as const)]);
}

function index(sorted: readonly Rule[]): string {
  const categories = [...new Set(sorted.map(({ category }) => category))].sort();
  const tables = categories.map((category) => {
    const rows = sorted
      .filter((rule) => rule.category === category)
      .map(({ id, severity, summary }) => `| [${id}](${id}.md) | ${severity} | ${inCell(summary)} |`);
    return `## ${category}\n\n| Rule | Severity | |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  return `# Lint rules\n\n${sorted.length} rules. \`kiln rules ID\` shows the same on the command line, and a finding in the app leads to its page.\n\n${tables.join('\n')}`;
}

function page({ id, severity, category, since, summary, explanation, bad, good, source, exampleFile }: Rule): string {
  const language = exampleFile?.toLowerCase().includes('dockerfile') ? 'dockerfile' : exampleFile?.endsWith('.tf') ? 'hcl' : 'yaml';
  return `# ${id}

${severity} · ${category} · since Kiln ${since}

${summary}

${explanation.trim()}

## Found here

${example(bad, language)}

## Fine

${example(good, language)}

## Source

${source}
`;
}

function example(text: string, language: string): string {
  const lines = text.trimEnd().split('\n');
  const shown = lines.slice(0, shownLines).map((line) => (line.length > shownColumns ? `${line.slice(0, shownColumns)}…` : line));
  // A fence longer than any in the example itself.
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`{3,}/g)].map(([found]) => found.length + 1)));
  return [`${fence}${language}`, ...shown, ...(lines.length > shownLines ? ['…'] : []), fence].join('\n');
}

const inCell = (text: string) => text.replaceAll('|', '\\|');
