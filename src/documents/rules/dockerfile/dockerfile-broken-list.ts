import { dockerReference } from '../../kinds/dockerfile/instructions.ts';
import type { Rule } from '../rule.ts';
import { templateWith } from './example.ts';

const withLists: ReadonlySet<string> = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'SHELL', 'VOLUME', 'COPY', 'ADD']);
const OPTIONS = /^(?:--[a-z][\w-]*(?:=\S*)?\s+)*/;
/** The command `[` of shells has a blank behind it. */
const MEANT_AS_LIST = /^\[(?:["']|\])/;

export const dockerfileBrokenList: Rule = {
  id: 'dockerfile-broken-list',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A list in brackets is a JSON list of texts.',
  explanation:
    'Only `["program", "option"]`, with double quotes and without a comma at the end, is read as a list. Anything else is given to a shell as it is written, brackets included, and fails there. `SHELL` takes nothing but a list.',
  good: templateWith(`CMD ["nginx", "-g", "daemon off;"]
`),
  bad: templateWith(`CMD ['nginx', '-g', 'daemon off;']
`),
  exampleFile: 'Dockerfile',
  source: dockerReference,
  dockerfile: ({ instructions }, { report }) => {
    for (const { keyword, content, contentRange } of instructions) {
      if (!withLists.has(keyword)) continue;
      const options = OPTIONS.exec(content)?.[0].length ?? 0;
      const list = content.slice(options);
      const range = { start: contentRange.start + options, end: contentRange.end };
      if (isListOfTexts(list)) continue;
      if (keyword === 'SHELL' && list !== '') report(range, 'SHELL takes a list in JSON: ["/bin/bash", "-c"].');
      else if (MEANT_AS_LIST.test(list))
        report(range, 'This is no list in JSON, so a shell gets the brackets: write ["program", "option"].');
    }
  },
};

function isListOfTexts(text: string): boolean {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((item) => typeof item === 'string');
  } catch {
    return false; // that it is no JSON is the answer
  }
}
