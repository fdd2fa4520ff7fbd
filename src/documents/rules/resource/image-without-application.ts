import { declaredImage } from '../../kinds/resource/declared-image.ts';
import { itemsOf } from '../../syntax/entries.ts';
import { entryNamed, headOf, scalarNamed, valueNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { appstreamImage, changed } from './example.ts';

export const imageWithoutApplication: Rule = {
  id: 'image-without-application',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'Users of the image would find nothing to start.',
  explanation:
    'An image has at least one application, unless a dynamic app provider gives users theirs: then say `dynamicAppCatalog: true`.',
  good: appstreamImage,
  bad: changed(appstreamImage, /applications:[\s\S]*(?=agentPolicy)/, ''),
  source: 'https://docs.aws.amazon.com/appstream2/latest/developerguide/programmatically-create-image.html',
  resource(document, { report }) {
    const image = declaredImage(document);
    if (image === undefined) return;
    const applications = entryNamed(image, 'applications');
    // One that is written as something else than a list is told by its type.
    const isEmpty =
      applications === undefined || (valueNamed(image, 'applications')?.kind === 'list' && itemsOf(applications.value).length === 0);
    const isDynamic = scalarNamed(image, 'dynamicAppCatalog')?.value === 'true';
    if (isEmpty && !isDynamic)
      report(
        applications?.key.range ?? headOf(image),
        'An image needs an application: add one to “applications”, or say “dynamicAppCatalog: true”.',
      );
  },
};
