import { isNode, LineCounter, parseDocument } from 'yaml';
import { builderLaunch, faultsOfAnything, type LaunchFile, type LaunchFileFault } from '../../../contract/index.ts';
import { analyze } from '../../../documents/index.ts';
import { readWorkspaceFile } from '../../workspace/content.ts';

/** The request in a launch file, YAML or JSON, and all that is wrong with it, by line: by the API's rules, and as the editor shows it. */
export function readLaunch(text: string): LaunchFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const { problems: found, warnings } = lint(text);
  if (document.errors.length > 0) {
    const broken = document.errors.map(({ linePos, message }) => ({
      ...{ at: '', line: linePos?.[0].line ?? 1, message: message.split('\n')[0] ?? 'not YAML' },
    }));
    return { request: undefined, problems: broken, warnings };
  }
  const value: unknown = document.toJS();
  const request = builderLaunch.safeParse(value);
  // What is no request is told best by the linter, which knows what was meant.
  const own = request.success || found.length === 0 ? faultsOfAnything(value) : [];
  const faults = own.map((fault) => ({ ...fault, line: lineOf(document, lines, fault.at) }));
  const told = new Set(faults.map(({ line }) => line));
  return {
    request: request.success ? request.data : undefined,
    problems: [...faults, ...found.filter(({ line }) => !told.has(line))],
    warnings,
  };
}

/** What the linter has to say, as far as it is more than advice. */
function lint(text: string): Pick<LaunchFile, 'problems' | 'warnings'> {
  const { diagnostics, lines } = analyze(text, { kind: 'appstream-image-builder' });
  const of = (wanted: string): readonly LaunchFileFault[] =>
    diagnostics
      .filter(({ severity }) => severity === wanted)
      .map(({ message, range }) => ({ at: '', message, line: lines.positionAt(range.start).line + 1 }));
  return { problems: of('error'), warnings: of('warning') };
}

/** The line of a member, or of the nearest thing around it that is there; counted from 1. */
function lineOf(document: ReturnType<typeof parseDocument>, lines: LineCounter, at: string): number {
  const keys = at.split('.');
  for (let length = keys.length; length > 0; length -= 1) {
    const node = document.getIn(keys.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

export async function readLaunchFile(file: { readonly root: string; readonly path: string }): Promise<LaunchFile> {
  return readLaunch((await readWorkspaceFile(file)).text);
}
