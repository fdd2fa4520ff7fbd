import { actions } from '../actions/index.ts';
import { eachInput } from '../kinds/component/step-inputs.ts';
import { scalarOf } from '../syntax/entries.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const drive = /^\s*[A-Za-z]:[\\/]/;
const places: ReadonlySet<string> = new Set(['path', 'target']);

export const windowsPath: Rule = {
  id: 'windows-path',
  severity: 'error',
  category: 'action',
  since: '0.1.0',
  summary: 'An action that does not run on Windows gets a path of Windows.',
  explanation:
    'Links, owners and permissions are set on Linux and macOS only, whatever the headings of the guide say. On Windows use `icacls` in ExecutePowerShell.',
  good: documentWithSteps(`- name: Own
  action: SetFileOwner
  inputs:
    - path: /opt/app/app.conf
      owner: app
`),
  bad: documentWithSteps(`- name: Own
  action: SetFileOwner
  inputs:
    - path: C:\\App\\app.conf
      owner: app
`),
  source: userGuide.actionModules,
  steps: actions.filter(({ platforms }) => !platforms.includes('Windows')).map(({ name }) => name),
  step(step, context) {
    eachInput(step, ({ name }, { value }) => {
      const path = places.has(name) ? scalarOf(value) : undefined;
      if (path !== undefined && drive.test(path.value))
        context.report(path.range, `${step.spec?.name ?? ''} does not run on Windows, where this path belongs.`);
    });
  },
};
