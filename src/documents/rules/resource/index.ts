import type { Rule } from '../rule.ts';
import { emptyMember } from './empty-member.ts';
import { memberLength } from './member-length.ts';
import { memberPattern } from './member-pattern.ts';
import { memberRange } from './member-range.ts';
import { memberSize } from './member-size.ts';
import { memberType } from './member-type.ts';
import { memberValue } from './member-value.ts';
import { missingMember } from './missing-member.ts';
import { unknownMember } from './unknown-member.ts';

/** The rules for resources: the request bodies of Image Builder's and AppStream's calls, one file each. */
export const resourceRules: readonly Rule[] = [
  emptyMember,
  memberLength,
  memberPattern,
  memberRange,
  memberSize,
  memberType,
  memberValue,
  missingMember,
  unknownMember,
];
