import type { ImageDifference } from './image-diff.ts';
import type { ImageFinding, Known } from './image-record.ts';

/** A difference as plain text, for the clipboard and the terminal. */
export function imageDifferenceText({ before, after, packages, findings, files }: ImageDifference): string {
  const lines = [
    `--- ${before.name} ${before.version}  ${before.arn}`,
    `+++ ${after.name} ${after.version}  ${after.arn}`,
    ...part('Packages', packages, (changes) =>
      changes.map(
        ({ kind, name, from, to }) => `${signs[kind]} ${name} ${[from, to].filter((version) => version !== undefined).join(' -> ')}`,
      ),
    ),
    ...part('Findings', findings, ({ added, gone, stayed }) => [
      ...added.map((finding) => `+ ${findingText(finding)}`),
      ...gone.map((finding) => `- ${findingText(finding)}`),
      `  ${stayed} in both`,
    ]),
    ...part('Files', files, ({ files: changes, limits }) => [
      ...changes.map(({ kind, path, before: from, after: to }) => `${signs[kind]} ${path}${sizes(from, to)}`),
      `  ${limits}`,
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

const signs = { added: '+', removed: '-', deleted: '-', upgraded: '^', downgraded: 'v', changed: '~' } as const;

function part<Value>(title: string, answer: Known<Value>, tell: (value: Value) => readonly string[]): readonly string[] {
  if (!answer.known) return ['', `${title}: not known. ${answer.why}`];
  const lines = tell(answer.value);
  return ['', `${title}:`, ...(lines.length > 0 ? lines : ['  no difference'])];
}

const findingText = ({ id, severity, package: name, version }: ImageFinding) => `${id} ${severity} ${name} ${version}`;

function sizes(before: number | undefined, after: number | undefined): string {
  if (before === undefined && after === undefined) return '';
  if (before === undefined || after === undefined) return `  ${before ?? after} bytes`;
  return `  ${before} -> ${after} bytes`;
}
