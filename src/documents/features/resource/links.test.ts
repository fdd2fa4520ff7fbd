import { expect, it } from 'vitest';
import { analyze } from '../../analyze.ts';
import { noWorkspace, type WorkspaceFacts } from '../../workspace/model.ts';
import { definition } from '../definition.ts';
import { links } from '../links.ts';

const path = 'recipes/web.recipe.yaml';
const text = `name: web
semanticVersion: 1.0.0
parentImage: ami-1
components:
  - componentArn: '../components/nginx.component.yaml'
  - componentArn: ../components/missing.component.yaml
  - componentArn: arn:aws:imagebuilder:eu-west-1:aws:component/update-linux/x.x.x
`;
const nginx = {
  path: 'components/nginx.component.yaml',
  kind: 'component-resource',
  name: 'nginx',
  nameRange: { start: 6, end: 11 },
  references: [],
} as const;
const workspace: WorkspaceFacts = { ...noWorkspace, files: new Map([[nginx.path, nginx]]) };
const subject = { analysis: analyze(text, { fileName: path }), path, workspace };

it('links the files that are there', () => {
  const found = links(subject);
  expect(found.map(({ target, range }) => [target, text.slice(range.start, range.end)])).toEqual([
    [nginx.path, '../components/nginx.component.yaml'],
  ]);
});

it('leads from a path to the name of what the file describes', () => {
  expect(definition({ ...subject, offset: text.indexOf('nginx') })).toEqual([{ path: nginx.path, range: nginx.nameRange }]);
  expect(definition({ ...subject, offset: text.indexOf('missing') })).toEqual([]);
});

it('knows documents and Dockerfiles beside a resource, and no places in S3', () => {
  const recipe = (template: string) => `containerType: DOCKER\nparentImage: x\ndockerfileTemplateUri: ${template}\n`;
  const pathsOf = (document: string) => analyze(document).resource?.links.map((link) => link.path);
  expect(pathsOf(recipe('./Dockerfile'))).toEqual(['./Dockerfile']);
  expect(pathsOf(recipe('s3://bucket/Dockerfile'))).toEqual([undefined]);
  expect(pathsOf(recipe('/etc/Dockerfile'))).toEqual([undefined]);
});
