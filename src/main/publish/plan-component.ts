import type { ComponentSource } from '../resources/build-sources.ts';
import { resourceArn } from './arn.ts';
import { answered, existing, type PlanContext, type Planned, reused } from './planned.ts';

/** The ARN of a version without its build: recipes name that, so that a rebuilt component needs no new recipe. */
const withoutBuild = (arn: string) => arn.replace(/\/\d+$/, '');

/** What must happen for the account to have a component as its files say. Content of a version never changes; it gets another build. */
export async function planComponent({ aws }: PlanContext, { file, document }: ComponentSource): Promise<Planned> {
  const { uri, data: _data, clientToken: _token, ...body } = file.body;
  const api = await aws.imagebuilder();
  const versionArn = `${resourceArn(aws.connection, 'component', body.name)}/${body.semanticVersion}`;
  const found = await existing(() => api.getComponent({ componentBuildVersionArn: versionArn }));
  const item = { kind: 'component', name: body.name, version: body.semanticVersion, path: file.path } as const;
  const publish: Planned['publish'] = async (_published, clientToken) => {
    const content = document ? { data: document.analysis.text } : { uri };
    const { componentBuildVersionArn } = await api.createComponent({ ...body, ...content, clientToken });
    return withoutBuild(answered(componentBuildVersionArn));
  };
  const component = found?.component;
  if (!component) {
    return {
      item: { ...item, action: 'create', reason: 'the account has no component of this name and version' },
      path: file.path,
      publish,
    };
  }
  const build = component.arn?.split('/').at(-1) ?? '';
  const known = { ...item, arn: versionArn };
  if (!document) return reused({ ...known, reason: 'its document lies in S3 and is not compared' });
  if (component.data === document.analysis.text && component.platform === body.platform)
    return reused({ ...known, reason: `build ${build} in the account is the same` });
  return { item: { ...known, action: 'new-version', reason: `differs from build ${build} in the account` }, path: file.path, publish };
}
