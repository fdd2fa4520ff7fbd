import { formatVersion, parseVersion } from '../imagebuilder/version.ts';
import type { Identity, ResourceRow } from '../store/resources.ts';

/** Who owns what Amazon offers, as ARNs spell it. */
export const AMAZON = 'aws';

interface Offer<Body> {
  readonly kind: Identity['kind'];
  readonly slug: string;
  /** major.minor.patch */
  readonly version: string;
  readonly region: string;
  /** The place in the list of its kind, from 1 on. */
  readonly sequence: number;
  readonly body: (arn: string) => Body;
}

/** What Amazon offers in the form in which the store gives resources, so that whoever reads either need not tell them apart. */
export function offered<Body>({ kind, slug, version: text, region, sequence, body }: Offer<Body>): ResourceRow<Body> {
  const version = parseVersion(text);
  const arn = `arn:aws:imagebuilder:${region}:${AMAZON}:${kind}/${slug}/${formatVersion(version)}/1`;
  return { kind, slug, version, build: 1, region, accountId: AMAZON, sequence, arn, body: body(arn) };
}
