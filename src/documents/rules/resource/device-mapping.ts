import type { ResourceDocument } from '../../kinds/resource/model.ts';
import { entryNamed, headOf, scalarNamed } from '../../syntax/lookup.ts';
import type { MapNode } from '../../syntax/tree.ts';
import type { Rule } from '../rule.ts';
import { changed, recipe } from './example.ts';
import { mapsAt, repeated } from './member-maps.ts';

const contents = ['ebs', 'virtualName', 'noDevice'];

export const deviceMapping: Rule = {
  id: 'device-mapping',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A mapping of devices contradicts itself or another one.',
  explanation:
    'Each device of an instance is mapped once, to one thing: a volume (`ebs`), an instance store (`virtualName`), or nothing (`noDevice`, which removes what the parent image has there). EC2 refuses others when the build starts.',
  good: recipe,
  bad: changed(recipe, '  - deviceName: /dev/xvda\n', '  - deviceName: /dev/xvda\n    virtualName: ephemeral0\n'),
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_BlockDeviceMapping.html',
  resource(document, { report }) {
    const mappings = mappingsOf(document);
    for (const mapping of mappings) {
      const given = contents.flatMap((name) => entryNamed(mapping, name) ?? []).sort((a, b) => a.key.range.start - b.key.range.start);
      const [first, second] = given;
      if (second !== undefined) report(second.key.range, `This device is mapped by “${first?.key.value}” already; it can be only one.`);
      if (entryNamed(mapping, 'deviceName') === undefined)
        report(headOf(mapping), 'A mapping says by “deviceName” which device it is for.');
    }
    const names = mappings.flatMap((mapping) => scalarNamed(mapping, 'deviceName') ?? []);
    for (const twice of repeated(names, ({ value }) => value)) report(twice.range, `The device “${twice.value}” is mapped already.`);
  },
};

function mappingsOf({ kind, node }: ResourceDocument): readonly MapNode[] {
  if (kind === 'image-recipe') return mapsAt(node, 'blockDeviceMappings');
  return kind === 'container-recipe' ? mapsAt(node, 'instanceConfiguration', 'blockDeviceMappings') : [];
}
