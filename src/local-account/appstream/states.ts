// What moves by itself, and how long that takes here; who may do what in which state. Durations are this account's own: AWS takes minutes.
import type { ExportImageTaskState, FleetState, ImageBuilderState, ImageState, SessionState } from '../protocol/appstream-shapes.ts';

/** Where a state leads by itself, after so many seconds; `gone`: the thing is removed. */
export interface Course<State extends string> {
  readonly to: State | 'gone';
  readonly seconds: number;
}

type Courses<State extends string> = Readonly<Partial<Record<State, Course<State>>>>;

/** https://docs.aws.amazon.com/appstream2/latest/developerguide/managing-image-builders.html and the order of the model's states. */
export const builderCourses: Courses<ImageBuilderState> = {
  PENDING: { to: 'RUNNING', seconds: 6 },
  UPDATING_AGENT: { to: 'RUNNING', seconds: 4 },
  REBOOTING: { to: 'RUNNING', seconds: 3 },
  STOPPING: { to: 'STOPPED', seconds: 3 },
  SNAPSHOTTING: { to: 'STOPPED', seconds: 8 },
  DELETING: { to: 'gone', seconds: 2 },
  PENDING_SYNCING_APPS: { to: 'SYNCING_APPS', seconds: 2 },
  SYNCING_APPS: { to: 'RUNNING', seconds: 4 },
  UPDATING: { to: 'PENDING_QUALIFICATION', seconds: 5 },
  PENDING_QUALIFICATION: { to: 'gone', seconds: 3 },
  PENDING_IMAGE_IMPORT: { to: 'gone', seconds: 4 },
};

export const imageCourses: Courses<ImageState> = {
  PENDING: { to: 'AVAILABLE', seconds: 8 },
  CREATING: { to: 'AVAILABLE', seconds: 8 },
  COPYING: { to: 'AVAILABLE', seconds: 4 },
  IMPORTING: { to: 'VALIDATING', seconds: 4 },
  VALIDATING: { to: 'AVAILABLE', seconds: 4 },
  DELETING: { to: 'gone', seconds: 2 },
};

export const fleetCourses: Courses<FleetState> = {
  STARTING: { to: 'RUNNING', seconds: 4 },
  STOPPING: { to: 'STOPPED', seconds: 3 },
};

export const exportCourses: Courses<ExportImageTaskState> = {
  EXPORTING: { to: 'COMPLETED', seconds: 5 },
};

/** Sessions that have ended can be seen for a while. */
export const sessionCourses: Courses<SessionState> = {
  EXPIRED: { to: 'gone', seconds: 30 },
};

/** How long a new instance of a fleet takes. */
export const instanceSeconds = 4;

/** What a person may want of an image builder. */
export type BuilderAction = 'connect' | 'stop' | 'start' | 'delete' | 'createImage' | 'stageSoftware' | 'deploySoftware' | 'reboot';

/**
 * The states in which each action is allowed; all others forbid it, those that nobody has heard of too. A builder that failed can be
 * deleted: the guide does not say so, and nothing else could be done with it.
 */
export const allowedIn: Readonly<Record<BuilderAction, readonly ImageBuilderState[]>> = {
  connect: ['RUNNING'],
  stop: ['RUNNING'],
  start: ['STOPPED'],
  delete: ['STOPPED', 'FAILED'],
  createImage: ['RUNNING'],
  stageSoftware: ['RUNNING', 'STOPPED'],
  deploySoftware: ['RUNNING'],
  reboot: ['RUNNING'],
};

/** The same of an image. */
export const imageAllowedIn: Readonly<Record<'use' | 'delete', readonly ImageState[]>> = {
  use: ['AVAILABLE'],
  delete: ['AVAILABLE', 'FAILED'],
};

/** The same of a fleet. To stop one in another state does nothing. */
export const fleetAllowedIn: Readonly<Record<'start' | 'stop' | 'delete', readonly FleetState[]>> = {
  start: ['STOPPED'],
  stop: ['STARTING', 'RUNNING'],
  delete: ['STOPPED'],
};
