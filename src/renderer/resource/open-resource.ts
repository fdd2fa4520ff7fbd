import { AppError, resourceKindOf } from '../../contract/index.ts';
import type { Workbench } from '../workbench.ts';
import { isImageBuild, titleOfArn } from './arn-words.ts';

/** Opens a resource of the connection in use in a tab of the editor area; builds of images have a tab of their own kind. */
export function openResource({ connections, editors }: Pick<Workbench, 'connections' | 'editors'>, arn: string): void {
  if (resourceKindOf(arn) === undefined) throw new AppError('invalid-input', `${arn} is not the ARN of a resource of Image Builder.`);
  const title = titleOfArn(arn);
  const connection = connections.getState()?.current.id ?? 'local';
  if (isImageBuild(arn)) {
    editors.apply({ type: 'opened', tab: { kind: 'image', id: imageTabId(connection, arn), connection, arn, title } });
    return;
  }
  editors.apply({ type: 'opened', tab: { kind: 'resource', id: `resource:${connection}:${arn}`, connection, arn, title } });
}

export const imageTabId = (connection: string, arn: string): string => `image:${connection}:${arn}`;
