import type { Rule } from '../rule.ts';
import { buildWorkspace } from './build-example.ts';
import { fileOf } from './used-documents.ts';

/** From the container to its machine, and from there to the service. */
const fewest = 2;

export const containerHopLimit: Rule = {
  id: 'container-hop-limit',
  severity: 'error',
  category: 'workspace',
  since: '0.1.0',
  summary: 'A container that is built cannot reach the metadata service.',
  explanation:
    'With `httpTokens: required` an answer of the metadata service goes over as many machines as `httpPutResponseHopLimit` says. A container is one further than its machine: with 1 the build gets no credentials and fails. Set at least 2.',
  good: buildWorkspace(),
  bad: buildWorkspace('small.infrastructure.yaml', 'HopLimit: 2', 'HopLimit: 1'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_InstanceMetadataOptions.html',
  workspace({ file, workspace, report }) {
    if (!file.references.some(({ kinds }) => kinds.includes('container-recipe'))) return;
    for (const reference of file.references) {
      const hops = fileOf(workspace, reference)?.builds?.tokenHops;
      if (hops !== undefined && hops < fewest)
        report(
          reference.range,
          `A container is built here, and this infrastructure has a “httpPutResponseHopLimit” of ${hops}; ${fewest} are needed.`,
        );
    }
  },
};
