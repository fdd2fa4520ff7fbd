// The register of AppStream's conformance: what is shown of each operation that the local account has.
import { amiCases } from './amis.ts';
import { builderCases } from './builders.ts';
import { fleetCases } from './fleets.ts';
import { imageCases } from './images.ts';
import { otherCases } from './others.ts';
import type { AppStreamCases } from './session.ts';
import { softwareCases } from './software.ts';
import { stackCases } from './stacks.ts';

export const appstreamCases: readonly AppStreamCases[] = [
  ...builderCases,
  ...softwareCases,
  ...imageCases,
  ...amiCases,
  ...fleetCases,
  ...stackCases,
  ...otherCases,
];
