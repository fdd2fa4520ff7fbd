import { actionsWithInput } from '../actions/index.ts';
import { inputMaps } from '../kinds/component/step-inputs.ts';
import { entryNamed, scalarNamed } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const keys = ['ignoreCertificateErrors', 'ignoreAuthenticodeSignatureErrors', 'allowUnsignedInstaller'];

export const ignoredCertificateErrors: Rule = {
  id: 'ignored-certificate-errors',
  severity: 'warning',
  category: 'safety',
  since: '0.1.0',
  summary: 'What is installed is not verified.',
  explanation:
    'Without the check of the certificate or the signature, anybody on the way can put something else into the image. Add the certificate of your own authority to the system, or check a digest.',
  good: documentWithSteps(`- name: Fetch
  action: WebDownload
  inputs:
    - source: https://example.com/tool.tgz
      destination: /opt/tool.tgz
`),
  bad: documentWithSteps(`- name: Fetch
  action: WebDownload
  inputs:
    - source: https://example.com/tool.tgz
      destination: /opt/tool.tgz
      ignoreCertificateErrors: true
`),
  source: userGuide.actionModules,
  steps: actionsWithInput(({ name }) => keys.includes(name)),
  step(step, context) {
    for (const map of inputMaps(step)) {
      // A download whose digest is checked is safe whoever sent it.
      if (entryNamed(map, 'checksum') !== undefined && entryNamed(map, 'algorithm') !== undefined) continue;
      for (const key of keys) {
        const value = scalarNamed(map, key);
        if (value?.value.toLowerCase() === 'true')
          context.report(value.range, `“${key}” lets anything through that pretends to be the real thing.`);
      }
    }
  },
};
