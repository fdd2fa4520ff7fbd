// What becomes of things when their time has come.
import { type AppStreamPlace, dueNow, type MovingKind, setDue } from './due.ts';
import { endExport } from './export-tasks.ts';
import { finished } from './finish-image.ts';
import { launched, launchedFleet, withNewAgent, withSoftware } from './launch.ts';
import { dropBuilder, dropImage, type Mover, putBuilder, putFleet, putImage } from './move.ts';
import { type BuilderRecord, builders, exports, fleets, images, userSessions } from './records.ts';
import { fill } from './sessions/capacity.ts';
import { dropLinksOf } from './sessions/links.ts';
import { endSession } from './sessions/sessions.ts';
import { builderCourses, exportCourses, fleetCourses, imageCourses } from './states.ts';

/**
 * Moves all that is due, in the order of time, each at the moment at which it was due: what went by while nobody looked ends as it would
 * have. What cannot be moved is told of when the others have been.
 */
export function arriveAll(place: AppStreamPlace): void {
  const failed = new Map<string, unknown>();
  const keyOf = ({ owner, due }: Arrival) => [owner.accountId, owner.region, due.kind, due.name].join('/');
  for (;;) {
    const next = dueNow(place).find((one) => !failed.has(keyOf(one)));
    if (!next) break;
    try {
      place.store.transaction(() => arrive(next));
    } catch (error) {
      failed.set(keyOf(next), error);
    }
  }
  if (failed.size > 0) throw new AggregateError(failed.values(), `These could not be moved on: ${[...failed.keys()].join(', ')}`);
}

type Arrival = ReturnType<typeof dueNow>[number];

function arrive({ owner, due }: Arrival): void {
  const mover = { ...owner, clock: { now: () => new Date(due.at) } };
  setDue(mover, due, undefined);
  arrivals[due.kind](mover, due.name);
}

const arrivals: Readonly<Record<MovingKind, (owner: Mover, name: string) => void>> = {
  builder: arriveBuilder,
  image: arriveImage,
  fleet(owner, name) {
    const fleet = fleets.find(owner, name);
    const course = fleet && fleetCourses[fleet.state];
    if (!course || course.to === 'gone') return;
    putFleet(owner, name, course.to === 'RUNNING' ? launchedFleet(owner, fleet) : { ...fleet, state: course.to });
    fill(owner, name);
  },
  capacity: fill,
  session(owner, id) {
    const session = userSessions.find(owner, id);
    if (session?.state === 'ACTIVE') endSession(owner, id);
    else if (session) dropSession(owner, id);
  },
  export(owner, id) {
    const task = exports.find(owner, id);
    if (task && exportCourses[task.state]?.to === 'COMPLETED') endExport(owner, id, task);
  },
};

function arriveBuilder(owner: Mover, name: string): void {
  const builder = builders.find(owner, name);
  const course = builder && builderCourses[builder.state];
  if (!course) return;
  if (course.to === 'gone') dropBuilder(owner, name);
  else putBuilder(owner, name, leave[builder.state]?.(owner, builder) ?? { ...builder, state: course.to });
}

/** The states that leave more behind than themselves. */
const leave: Readonly<Partial<Record<BuilderRecord['state'], (owner: Mover, builder: BuilderRecord) => BuilderRecord>>> = {
  PENDING: launched,
  UPDATING_AGENT: (_owner, builder) => withNewAgent(builder),
  SYNCING_APPS: (_owner, builder) => withSoftware(builder),
};

/** Nobody sees it any more, and its page has nothing to show. */
function dropSession(owner: Mover, id: string): void {
  userSessions.remove(owner, id);
  dropLinksOf(owner, id);
}

function arriveImage(owner: Mover, name: string): void {
  const image = images.find(owner, name);
  const course = image && imageCourses[image.state];
  if (!course) return;
  if (course.to === 'gone') dropImage(owner, name);
  else putImage(owner, name, finished(owner, { ...image, state: course.to }, image.state));
}
