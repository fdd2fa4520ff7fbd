// Which status of an image may follow which: the state machine that the service documents, with what this account adds to it.
import type { ImageStatus } from '../../store/images.ts';

const ends: readonly ImageStatus[] = ['FAILED', 'CANCELLED'];
/** A retry goes on with the phase that failed; one that Kiln's own end cut off in its build phase begins again. */
const retries: readonly ImageStatus[] = ['PENDING', 'TESTING', 'DISTRIBUTING'];
const dispositions: readonly ImageStatus[] = ['AVAILABLE', 'DEPRECATED', 'DISABLED', 'DELETED'];

/** From each status, where it may go next. */
export const nextStatuses: Readonly<Record<ImageStatus, readonly ImageStatus[]>> = {
  PENDING: ['CREATING', 'CANCELLED'],
  // What DistributeImage makes is built already.
  CREATING: ['BUILDING', 'DISTRIBUTING', ...ends],
  BUILDING: ['TESTING', 'DISTRIBUTING', ...ends],
  TESTING: ['DISTRIBUTING', ...ends],
  DISTRIBUTING: ['INTEGRATING', 'AVAILABLE', ...ends],
  INTEGRATING: ['AVAILABLE', ...ends],
  AVAILABLE: ['DEPRECATED', 'DISABLED', 'DELETED'],
  FAILED: [...retries, 'DELETED'],
  CANCELLED: [...retries, 'DELETED'],
  DEPRECATED: dispositions,
  DISABLED: dispositions,
  DELETED: [],
};

/** The steps of this course, from PENDING on, that may not be; each as `FROM TO`. */
export function illegalSteps(course: readonly ImageStatus[]): readonly string[] {
  const whole: readonly ImageStatus[] = ['PENDING', ...course];
  return course.flatMap((to, index) => {
    const from = whole[index] ?? 'PENDING';
    return nextStatuses[from].includes(to) ? [] : [`${from} ${to}`];
  });
}
