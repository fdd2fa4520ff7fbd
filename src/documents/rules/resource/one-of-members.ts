import { apiReference } from '../../kinds/resource/api-reference.ts';
import { declaredImage, declaredMaps } from '../../kinds/resource/declared-image.ts';
import type { ResourceDocument } from '../../kinds/resource/model.ts';
import { mapOf } from '../../syntax/entries.ts';
import { entryNamed, headOf, isNothing, valueNamed } from '../../syntax/lookup.ts';
import type { MapNode } from '../../syntax/tree.ts';
import type { Rule } from '../rule.ts';
import { changed, imageBuilder } from './example.ts';

interface Choice {
  readonly map: MapNode;
  readonly names: readonly string[];
  /** None of them is an answer too. */
  readonly isOptional?: boolean;
}

/** AppStream says this in words only; of Image Builder's operations the tables know it. */
function choicesIn(document: ResourceDocument): readonly Choice[] {
  const { kind, operation, node } = document;
  if (kind === 'appstream-image-builder') return [{ map: node, names: ['ImageName', 'ImageArn'] }];
  const image = declaredImage(document);
  if (image !== undefined) return choicesOfImage(image);
  return operation.eitherOf === undefined ? [] : [{ map: node, names: operation.eitherOf }];
}

function choicesOfImage(image: MapNode): readonly Choice[] {
  const base = mapOf(valueNamed(image, 'base'));
  const builder = mapOf(valueNamed(image, 'builder'));
  return [
    ...(base === undefined ? [] : [{ map: base, names: ['image', 'platform'] }]),
    ...(builder === undefined ? [] : [{ map: builder, names: ['file', 'launch'] }]),
    ...declaredMaps(image, 'install').map((map) => ({ map, names: ['run', 'script', 'note'] })),
    ...declaredMaps(image, 'applications').map((map) => ({ map, names: ['manifest', 'prewarm'], isOptional: true })),
  ];
}

export const oneOfMembers: Rule = {
  id: 'one-of-members',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'Exactly one of several members must be given.',
  explanation:
    'Some requests name a thing in one of two ways: the document of a component by `data` or `uri`, the recipe of a pipeline by `imageRecipeArn` or `containerRecipeArn`, the image of an image builder by `ImageName` or `ImageArn`, the base of a declared AppStream image by `image` or `platform`. Both or neither are refused.',
  exampleFile: 'office.image-builder.yaml',
  good: imageBuilder,
  bad: changed(imageBuilder, /ImageName:.*\n/, ''),
  source: apiReference,
  resource(document, { report }) {
    for (const { map, names, isOptional = false } of choicesIn(document)) {
      const given = names.map((name) => entryNamed(map, name)).filter((entry) => entry !== undefined && !isNothing(entry.value));
      const words = names.map((name) => `“${name}”`).join(' and ');
      const [, extra] = given;
      if (extra !== undefined) report(extra.key.range, `Only one of ${words} can be given.`);
      if (given.length === 0 && !isOptional) report(headOf(map), `One of ${words} must be given.`);
    }
  },
};
