// What becomes of things when their time has come.
import { type AppStreamPlace, dueNow, type MovingKind, setDue } from './due.ts';
import { completeExport } from './export-tasks.ts';
import { dropBuilder, dropImage, type Mover, putBuilder, putFleet, putImage } from './move.ts';
import { type BuilderRecord, builders, exports, fleets, images } from './records.ts';
import { builderCourses, exportCourses, fleetCourses, imageCourses } from './states.ts';

/** Moves all that is due, one step each; whoever has more steps behind it is due again. */
export function arriveAll(place: AppStreamPlace): void {
  const { store, clock } = place;
  for (const { owner, due } of dueNow(place)) {
    store.transaction(() => {
      setDue(owner, due, undefined);
      arrivals[due.kind]({ ...owner, clock }, due.name);
    });
  }
}

const arrivals: Readonly<Record<MovingKind, (owner: Mover, name: string) => void>> = {
  builder: arriveBuilder,
  image: arriveImage,
  fleet(owner, name) {
    const fleet = fleets.find(owner, name);
    const course = fleet && fleetCourses[fleet.state];
    if (course && course.to !== 'gone') putFleet(owner, name, { ...fleet, state: course.to });
  },
  export(owner, id) {
    const task = exports.find(owner, id);
    if (task && exportCourses[task.state]?.to === 'COMPLETED') completeExport(owner, id, task);
  },
};

function arriveBuilder(owner: Mover, name: string): void {
  const builder = builders.find(owner, name);
  const course = builder && builderCourses[builder.state];
  if (!course) return;
  if (course.to === 'gone') {
    dropBuilder(owner, name);
    return;
  }
  const runs = course.to === 'RUNNING' ? { runningSince: builder.runningSince ?? owner.clock.now().getTime() } : {};
  putBuilder(owner, name, { ...builder, ...runs, state: course.to, software: deployed(builder) });
}

/** After a deployment everything is as it was to be: nothing is really installed here, so nothing fails. */
function deployed({ state, software }: BuilderRecord): BuilderRecord['software'] {
  if (state !== 'SYNCING_APPS') return software;
  const left = Object.entries(software).filter(([, status]) => status !== 'PENDING_UNINSTALLATION');
  return Object.fromEntries(left.map(([name, status]) => [name, status === 'PENDING_INSTALLATION' ? 'INSTALLED' : status]));
}

function arriveImage(owner: Mover, name: string): void {
  const image = images.find(owner, name);
  const course = image && imageCourses[image.state];
  if (!course) return;
  if (course.to === 'gone') dropImage(owner, name);
  else putImage(owner, name, { ...image, state: course.to });
}
