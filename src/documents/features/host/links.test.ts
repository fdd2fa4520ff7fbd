import { describe, expect, it } from 'vitest';
import { analyze } from '../../analyze.ts';
import { definition } from '../definition.ts';
import { links } from '../links.ts';

const workspace = {
  known: [],
  files: new Map([
    ['components/web.yaml', { path: 'components/web.yaml', kind: 'component' as const, references: [], nameRange: { start: 6, end: 9 } }],
  ]),
};

describe.each([
  ['template.yaml', 'Resources:\n  Web:\n    Type: AWS::ImageBuilder::Component\n    Properties:\n      Uri: components/web.yaml\n'],
  ['main.tf', 'resource "aws_imagebuilder_component" "web" {\n  data = file("$' + '{path.module}/components/web.yaml")\n}\n'],
])('the file that %s names in place of a document', (path, text) => {
  const subject = { analysis: analyze(text, { fileName: path }), path, workspace };

  it('is linked', () => {
    expect(links(subject).map(({ target }) => target)).toEqual(['components/web.yaml']);
    expect(links({ ...subject, workspace: { known: [], files: new Map() } })).toEqual([]);
  });

  it('is where the name of the path leads', () => {
    expect(definition({ ...subject, offset: text.indexOf('web.yaml') })).toEqual([
      { path: 'components/web.yaml', range: { start: 6, end: 9 } },
    ]);
    expect(definition({ ...subject, offset: 0 })).toEqual([]);
  });
});
