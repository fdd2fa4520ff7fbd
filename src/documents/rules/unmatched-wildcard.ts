import { actions } from '../actions/index.ts';
import { eachInput } from '../kinds/component/step-inputs.ts';
import { scalarOf } from '../syntax/entries.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const places: ReadonlySet<string> = new Set(['path', 'destination', 'target', 'file', 'logFile', 'document']);
/** What matches wildcards; where they may stand in it has rules of its own. */
const matching: ReadonlySet<string> = new Set(['DeleteFile.path']);

export const unmatchedWildcard: Rule = {
  id: 'unmatched-wildcard',
  severity: 'warning',
  category: 'action',
  since: '0.1.0',
  summary: 'Nothing matches a wildcard here.',
  explanation:
    'Wildcards work in the `source` of what copies, moves, downloads from S3 or uploads, in the `path` of DeleteFile, and in `fileNamePattern` of ListFiles. Elsewhere a `*` is a letter of a name.',
  good: documentWithSteps(`- name: Find
  action: ListFiles
  inputs:
    - path: /opt/stage
      fileNamePattern: '*.log'
`),
  bad: documentWithSteps(`- name: Find
  action: ListFiles
  inputs:
    - path: /opt/stage/*.log
`),
  source: userGuide.actionModules,
  steps: actions.filter(({ inputs }) => inputs.some(({ name }) => places.has(name))).map(({ name }) => name),
  step(step, context) {
    const action = step.spec?.name ?? '';
    eachInput(step, ({ name }, { value }) => {
      const place = places.has(name) && !matching.has(`${action}.${name}`) ? scalarOf(value) : undefined;
      if (place === undefined || !place.value.replaceAll(/\{\{.*?\}\}/gs, '').includes('*')) return;
      const advice = action === 'ListFiles' ? 'Write it into “fileNamePattern”.' : 'Name the file or folder.';
      context.report(place.range, `“${name}” of ${action} matches no “*”. ${advice}`);
    });
  },
};
