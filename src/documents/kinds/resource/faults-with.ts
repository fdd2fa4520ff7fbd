import type { MemberFault } from './faults.ts';
import type { ResourceDocument } from './model.ts';

/** The faults of one sort: what a rule of the schema reports. */
export function* faultsWith<Code extends MemberFault['code']>(
  { faults }: ResourceDocument,
  code: Code,
): Generator<Extract<MemberFault, { code: Code }>> {
  for (const fault of faults) if (isOf(fault, code)) yield fault;
}

function isOf<Code extends MemberFault['code']>(fault: MemberFault, code: Code): fault is Extract<MemberFault, { code: Code }> {
  return fault.code === code;
}
