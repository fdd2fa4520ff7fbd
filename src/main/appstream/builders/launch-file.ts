import { isNode, LineCounter, parseDocument } from 'yaml';
import { builderLaunch, faultsOfAnything, type LaunchFile } from '../../../contract/index.ts';
import { readWorkspaceFile } from '../../workspace/content.ts';

/** The request in a launch file, YAML or JSON, and all that is wrong with it, by line. */
export function readLaunch(text: string): LaunchFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ linePos, message }) => ({
      at: '',
      line: linePos?.[0].line ?? 1,
      message: message.split('\n')[0] ?? 'not YAML',
    }));
    return { request: undefined, problems };
  }
  const value: unknown = document.toJS();
  const lineOf = (at: string): number => {
    const keys = at.split('.');
    for (let length = keys.length; length > 0; length -= 1) {
      const node = document.getIn(keys.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  const request = builderLaunch.safeParse(value);
  return {
    request: request.success ? request.data : undefined,
    problems: faultsOfAnything(value).map((fault) => ({ ...fault, line: lineOf(fault.at) })),
  };
}

export async function readLaunchFile(file: { readonly root: string; readonly path: string }): Promise<LaunchFile> {
  return readLaunch((await readWorkspaceFile(file)).text);
}
