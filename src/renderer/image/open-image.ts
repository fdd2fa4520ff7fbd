import { nameInArn } from '../account/arn.ts';
import { targetOf } from '../connections/target-of.ts';
import type { Workbench } from '../workbench.ts';

/** Opens the page of one build of an image; it stays with the connection that it was opened through. */
export function openImage(workbench: Workbench, arn: string): void {
  const at = targetOf(workbench, arn);
  const title = `${nameInArn(arn)} ${arn.split('/').slice(-2).join('/')}`;
  workbench.editors.apply({ type: 'opened', tab: { kind: 'image', id: `image:${arn}`, arn, title, ...(at && { at }) } });
}
