import { type ImageFacts, type ResourceDetail, type ResourceKind, resourceKindOf } from '../../contract/index.ts';
import { titleOfArn } from './arn-words.ts';

/** A resource of the account as actions get it: from a tab, a row of a list, or a link. */
export interface ResourceSubject {
  readonly connection: string;
  readonly arn: string;
  readonly kind: ResourceKind;
  readonly title: string;
  /** Where it was read already. */
  readonly detail: ResourceDetail | undefined;
  /** Of an image: what the place that shows it knows of it. */
  readonly image?: ImageFacts | undefined;
}

/** undefined for what is no resource of Image Builder. */
export function resourceSubject(
  connection: string,
  arn: string,
  { detail, image }: Partial<Pick<ResourceSubject, 'detail' | 'image'>> = {},
): ResourceSubject | undefined {
  const kind = resourceKindOf(arn);
  return kind && { connection, arn: detail?.arn ?? arn, kind, title: titleOfArn(arn), detail, image };
}
