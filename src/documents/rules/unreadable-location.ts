import { actions } from '../actions/index.ts';
import { eachInput } from '../kinds/component/step-inputs.ts';
import { scalarOf } from '../syntax/entries.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

/** Inputs that name a file or a folder. */
const places: ReadonlySet<string> = new Set(['path', 'source', 'destination', 'target', 'file', 'logFile', 'document']);

/** Schemes that an input takes beside plain paths, by action; other inputs take none. What S3 and web addresses must be like has rules of its own. */
const schemes: ReadonlyMap<string, RegExp> = new Map([
  ['InstallMSI.path', /^(?:s3|https?|file)$/i],
  ['UninstallMSI.path', /^(?:s3|https?|file)$/i],
  ['ExecuteDocument.document', /^s3$/i],
]);
const ownRules: ReadonlySet<string> = new Set(['WebDownload.source', 'S3Download.source', 'S3Upload.destination']);
const withScheme = /^\s*([a-z][a-z0-9+.-]+):\/\//i;

export const unreadableLocation: Rule = {
  id: 'unreadable-location',
  severity: 'error',
  category: 'action',
  since: '0.1.0',
  summary: 'An action gets an address where it takes a path.',
  explanation:
    'Actions on files and folders work on the machine: an address such as `https://…` or `s3://…` is no path to them. Download it first, with WebDownload or S3Download. InstallMSI reads packages from `s3://` and the web by itself, ExecuteDocument documents from `s3://`.',
  good: documentWithSteps(`- name: FetchConfig
  action: S3Download
  inputs:
    - source: s3://my-bucket/app.conf
      destination: /etc/app.conf
`),
  bad: documentWithSteps(`- name: FetchConfig
  action: CopyFile
  inputs:
    - source: s3://my-bucket/app.conf
      destination: /etc/app.conf
`),
  source: userGuide.actionModules,
  steps: actions.filter(({ inputs }) => inputs.some(({ name }) => places.has(name))).map(({ name }) => name),
  step(step, context) {
    const action = step.spec?.name ?? '';
    eachInput(step, ({ name }, { value }) => {
      if (!places.has(name)) return;
      const place = scalarOf(value);
      const scheme = place === undefined ? undefined : withScheme.exec(place.value)?.[1];
      const input = `${action}.${name}`;
      if (place === undefined || scheme === undefined || ownRules.has(input) || schemes.get(input)?.test(scheme) === true) return;
      context.report(place.range, `“${name}” of ${action} takes no “${scheme}://” address. ${adviceFor(scheme, action)}`);
    });
  },
};

function adviceFor(scheme: string, action: string): string {
  if (action === 'S3Upload' || action.endsWith('Download')) return 'Write a path of the machine.';
  if (scheme.toLowerCase() === 's3') return 'Download it first, with S3Download.';
  return action === 'ExecuteDocument' ? 'Put the document into S3, or download it first.' : 'Download it first, with WebDownload.';
}
