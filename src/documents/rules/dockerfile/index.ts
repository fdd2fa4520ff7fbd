import type { Rule } from '../rule.ts';
import { dockerfileBeforeFrom } from './dockerfile-before-from.ts';
import { dockerfileBrokenList } from './dockerfile-broken-list.ts';
import { dockerfileEmpty } from './dockerfile-empty.ts';
import { dockerfileInvalidPort } from './dockerfile-invalid-port.ts';
import { dockerfileLatestImage } from './dockerfile-latest-image.ts';
import { dockerfileMissingArgument } from './dockerfile-missing-argument.ts';
import { dockerfileOpenHeredoc } from './dockerfile-open-heredoc.ts';
import { dockerfileParentImage } from './dockerfile-parent-image.ts';
import { dockerfileSecret } from './dockerfile-secret.ts';
import { dockerfileSize } from './dockerfile-size.ts';
import { dockerfileStages } from './dockerfile-stages.ts';
import { dockerfileSwallowedInstruction } from './dockerfile-swallowed-instruction.ts';
import { dockerfileUncheckedDownload } from './dockerfile-unchecked-download.ts';
import { dockerfileUnknownInstruction } from './dockerfile-unknown-instruction.ts';
import { dockerfileUnknownOption } from './dockerfile-unknown-option.ts';
import { dockerfileUnknownVariable } from './dockerfile-unknown-variable.ts';
import { dockerfileVariableBraces } from './dockerfile-variable-braces.ts';
import { dockerfileVariableOrder } from './dockerfile-variable-order.ts';
import { dockerfileVariablePlace } from './dockerfile-variable-place.ts';

/** The rules for Dockerfile templates, one file each. */
export const dockerfileRules: readonly Rule[] = [
  dockerfileBeforeFrom,
  dockerfileBrokenList,
  dockerfileEmpty,
  dockerfileInvalidPort,
  dockerfileLatestImage,
  dockerfileMissingArgument,
  dockerfileOpenHeredoc,
  dockerfileParentImage,
  dockerfileSecret,
  dockerfileSize,
  dockerfileStages,
  dockerfileSwallowedInstruction,
  dockerfileUncheckedDownload,
  dockerfileUnknownInstruction,
  dockerfileUnknownOption,
  dockerfileUnknownVariable,
  dockerfileVariableBraces,
  dockerfileVariableOrder,
  dockerfileVariablePlace,
];
