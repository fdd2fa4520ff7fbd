import { apiReference } from '../../kinds/resource/api-reference.ts';
import type { ResourceDocument } from '../../kinds/resource/model.ts';
import { entryNamed, headOf, isNothing } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { changed, imageBuilder } from './example.ts';

/** AppStream says this in words only; of Image Builder's operations the tables know it. */
function pairOf({ kind, operation }: ResourceDocument): readonly [string, string] | undefined {
  return kind === 'appstream-image-builder' ? ['ImageName', 'ImageArn'] : operation.eitherOf;
}

export const oneOfMembers: Rule = {
  id: 'one-of-members',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'Exactly one of two members must be given.',
  explanation:
    'Some requests name a thing in one of two ways: the document of a component by `data` or `uri`, the recipe of a pipeline by `imageRecipeArn` or `containerRecipeArn`, the image of an image builder by `ImageName` or `ImageArn`. Both or neither are refused.',
  exampleFile: 'office.image-builder.yaml',
  good: imageBuilder,
  bad: changed(imageBuilder, /ImageName:.*\n/, ''),
  source: apiReference,
  resource(document, { report }) {
    const pair = pairOf(document);
    if (pair === undefined) return;
    const { node } = document;
    const given = pair.map((name) => entryNamed(node, name)).filter((entry) => entry !== undefined && !isNothing(entry.value));
    const words = pair.map((name) => `“${name}”`).join(' and ');
    const [, extra] = given;
    if (extra !== undefined) report(extra.key.range, `Only one of ${words} can be given.`);
    if (given.length === 0) report(headOf(node), `One of ${words} must be given.`);
  },
};
