import { declaredImage, declaredMaps } from '../../kinds/resource/declared-image.ts';
import type { ResourceDocument } from '../../kinds/resource/model.ts';
import { scalarNamed } from '../../syntax/lookup.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import type { Rule } from '../rule.ts';
import { changed, imageCopy } from './example.ts';

const members = ['DestinationImageName', 'newImageName'];
const reserved = /^(?:aws|appstream|amazon)/i;

export const reservedImageName: Rule = {
  id: 'reserved-image-name',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'Names of AppStream images that begin with aws, appstream or amazon are AWS’s own.',
  explanation: 'The name of an image that you make or copy begins otherwise; so one sees from the name whose it is.',
  good: imageCopy,
  bad: changed(imageCopy, 'DestinationImageName: office', 'DestinationImageName: Amazon-office'),
  source: 'https://docs.aws.amazon.com/appstream2/latest/developerguide/tutorial-image-builder.html',
  resource(document, { report }) {
    for (const name of namesIn(document)) {
      if (reserved.test(name.value)) report(name.range, `The name of an image must not begin with “${reserved.exec(name.value)?.[0]}”.`);
    }
  },
};

/** The names of images that come of a document. */
function namesIn(document: ResourceDocument): readonly ScalarNode[] {
  const image = declaredImage(document);
  if (image === undefined) return members.flatMap((member) => scalarNamed(document.node, member) ?? []);
  return [image, ...declaredMaps(image, 'copies')].flatMap((map) => scalarNamed(map, 'name') ?? []);
}
