// Markdown for hover and completion.

/** A link to the page that a source names; the source itself where it names none. */
export function guideLink(source: string): string {
  const [url = ''] = /https:\/\/\S+/.exec(source) ?? [];
  return url === '' ? source : `[User guide](${url.replace(/[;,)]$/, '')})`;
}

/** A list. */
export function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

/** The parts that are not empty, one below the other. */
export function paragraphs(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
