import type { Clock } from '../clock.ts';
import type { Owner } from '../store/owner.ts';
import { setDue } from './due.ts';
import { type BuilderRecord, builders, type ExportRecord, exports, type FleetRecord, fleets, type ImageRecord, images } from './records.ts';
import { builderCourses, type Course, exportCourses, fleetCourses, imageCourses } from './states.ts';
import { dropTags } from './tags.ts';

/** Who moves something, and when it is. */
export interface Mover extends Owner {
  readonly clock: Clock;
}

type At<State extends string> = { readonly state: State };

interface Moving<State extends string, Body extends At<State>> {
  readonly kind: 'builder' | 'image' | 'fleet' | 'export';
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
