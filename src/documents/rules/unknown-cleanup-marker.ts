import { inputMaps } from '../kinds/component/step-inputs.ts';
import { didYouMean, nearest, oneOf, quoted } from '../spelling.ts';
import { scalarNamed } from '../syntax/lookup.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

/** Empty files in the working directory that tell the clean-up of Image Builder what to leave. */
const markers = [
  'skip_cleanup_cloudinit_files',
  'skip_cleanup_instance_files',
  'skip_cleanup_ssh_files',
  'skip_cleanup_instance_log_files',
  'skip_cleanup_toe_files',
  'skip_cleanup_ssm_log_files',
];
const meantAsMarker = /(?:^|[\\/])(skip_cleanup_[\w-]*)\s*$/;

export const unknownCleanupMarker: Rule = {
  id: 'unknown-cleanup-marker',
  severity: 'warning',
  category: 'action',
  since: '0.1.0',
  summary: 'The clean-up knows no marker of this name.',
  explanation:
    'At its end a build removes keys, logs and caches from the image, unless an empty file in the working directory says what to leave. A file of any other name changes nothing.',
  good: documentWithSteps(`- name: KeepKeys
  action: CreateFile
  inputs:
    - path: /tmp/skip_cleanup_ssh_files
`),
  bad: documentWithSteps(`- name: KeepKeys
  action: CreateFile
  inputs:
    - path: /tmp/skip_cleanup_ssh_keys
`),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/userguide/ib-security-best-practices.html',
  steps: ['CreateFile'],
  step(step, context) {
    for (const map of inputMaps(step)) {
      const path = scalarNamed(map, 'path');
      const marker = path === undefined ? undefined : meantAsMarker.exec(path.value)?.[1];
      if (path === undefined || marker === undefined || markers.includes(marker)) continue;
      const suggestion = nearest(marker, markers);
      context.report(path.range, `The clean-up knows no marker ${quoted(marker)}.${didYouMean(suggestion) || ` Use ${oneOf(markers)}.`}`);
    }
  },
};
