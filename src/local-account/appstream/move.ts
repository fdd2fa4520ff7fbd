import type { Owner } from '../store/owner.ts';
import { type Mover, type MovingKind, setDue } from './due.ts';

export type { Mover } from './due.ts';

import {
  type BuilderRecord,
  builders,
  type ExportRecord,
  exports,
  type FleetRecord,
  fleets,
  type ImageRecord,
  images,
  type UserSessionRecord,
  userSessions,
} from './records.ts';
import { builderCourses, type Course, exportCourses, fleetCourses, imageCourses, sessionCourses } from './states.ts';
import { dropTags } from './tags.ts';

type At<State extends string> = { readonly state: State };

interface Moving<State extends string, Body extends At<State>> {
  readonly kind: MovingKind;
  readonly shelf: { put(owner: Owner, id: string, body: Body): void };
  readonly courses: Readonly<Partial<Record<State, Course<State>>>>;
}

function mover<State extends string, Body extends At<State>>({ kind, shelf, courses }: Moving<State, Body>) {
  return (owner: Mover, name: string, body: Body): void => {
    shelf.put(owner, name, body);
    const course = courses[body.state];
    setDue(owner, { kind, name }, course && owner.clock.now().getTime() + course.seconds * 1000);
  };
}

/** Writes it as it is from now on, and when it moves on by itself. */
export const putBuilder = mover<BuilderRecord['state'], BuilderRecord>({ kind: 'builder', shelf: builders, courses: builderCourses });
export const putImage = mover<ImageRecord['state'], ImageRecord>({ kind: 'image', shelf: images, courses: imageCourses });
export const putFleet = mover<FleetRecord['state'], FleetRecord>({ kind: 'fleet', shelf: fleets, courses: fleetCourses });
export const putExport = mover<NonNullable<ExportRecord['state']>, ExportRecord>({
  kind: 'export',
  shelf: exports,
  courses: exportCourses,
});

const putResting = mover<UserSessionRecord['state'], UserSessionRecord>({
  kind: 'session',
  shelf: userSessions,
  courses: sessionCourses,
});

/** The same of a session; one that runs does until its time is over, or its user does not come back. */
export function putSession(owner: Mover, id: string, body: UserSessionRecord): void {
  putResting(owner, id, body);
  if (body.state === 'ACTIVE') setDue(owner, { kind: 'session', name: id }, Math.min(body.ends, body.leaves ?? body.ends));
}

/** It is gone, with its tags and whatever it was about to do. */
export function dropBuilder(owner: Mover, name: string): void {
  builders.remove(owner, name);
  setDue(owner, { kind: 'builder', name }, undefined);
  dropTags(owner, 'image-builder', name);
}

export function dropImage(owner: Mover, name: string): void {
  images.remove(owner, name);
  setDue(owner, { kind: 'image', name }, undefined);
  dropTags(owner, 'image', name);
}
