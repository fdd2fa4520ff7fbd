import { builderRequests, declaredImage } from '../../kinds/resource/declared-image.ts';
import { entryNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { appstreamImage, changed } from './example.ts';

const launching = (more: string) =>
  changed(
    appstreamImage,
    'file: ./office.image-builder.yaml',
    `launch:\n    Name: office-builder\n    InstanceType: stream.standard.medium${more}`,
  );

export const launchImage: Rule = {
  id: 'launch-image',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'The image of the builder is named twice.',
  explanation:
    'A declared image says in `base` what it is made from; the launch in it takes its image from there. In a launch file of its own the builder names it itself.',
  good: launching(''),
  bad: launching('\n    ImageName: AppStream-WinServer2022-05-06-2026'),
  source: 'https://docs.aws.amazon.com/appstream2/latest/developerguide/managing-image-builders.html',
  resource(document, { report }) {
    if (declaredImage(document) === undefined) return;
    for (const request of builderRequests(document)) {
      for (const member of ['ImageName', 'ImageArn']) {
        const entry = entryNamed(request, member);
        if (entry !== undefined) report(entry.key.range, `Leave “${member}” out: the builder starts from what “base” names.`);
      }
    }
  },
};
