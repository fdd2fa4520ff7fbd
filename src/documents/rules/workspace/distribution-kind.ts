import type { Rule } from '../rule.ts';
import { buildWorkspace } from './build-example.ts';
import { fileOf } from './used-documents.ts';

export const distributionKind: Rule = {
  id: 'distribution-kind',
  severity: 'warning',
  category: 'workspace',
  since: '0.1.0',
  summary: 'A distribution for AMIs is used for containers, or the other way around.',
  explanation:
    'The distribution that a pipeline or image names has settings for the other kind of output only: `amiDistributionConfiguration` says nothing about containers, nor `containerDistributionConfiguration` about AMIs. What is built stays where it is.',
  good: buildWorkspace(),
  bad: buildWorkspace('home.distribution.yaml', / {4}amiDistributionConfiguration: .*\n/, ''),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_Distribution.html',
  workspace({ file, workspace, report }) {
    if (file.kind !== 'image-pipeline' && file.kind !== 'image') return;
    const isOfContainer = file.references.some(({ kinds }) => kinds.includes('container-recipe'));
    for (const reference of file.references) {
      const builds = fileOf(workspace, reference)?.builds;
      if (builds?.forAmis === undefined || builds.forAmis === builds.forContainers) continue;
      if (isOfContainer && builds.forAmis) report(reference.range, 'This distribution is for AMIs, and a container is built.');
      if (!isOfContainer && !builds.forAmis) report(reference.range, 'This distribution is for containers, and an AMI is built.');
    }
  },
};
