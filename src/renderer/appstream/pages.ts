import { lazy } from 'react';
import type { AppStreamPage } from './page.ts';

/** The pages of AppStream, in the order of the side view. */
export const appStreamPages: readonly AppStreamPage[] = [
  {
    ...{ id: 'builders', title: 'Image builders', icon: 'vm', listed: true },
    view: lazy(async () => ({ default: (await import('./builders/builders-page.tsx')).BuildersPage })),
  },
  {
    ...{ id: 'builder', title: 'Image builder', icon: 'vm', listed: false },
    view: lazy(async () => ({ default: (await import('./builders/builder-page.tsx')).BuilderPage })),
  },
  {
    ...{ id: 'launch-builder', title: 'Launch image builder', icon: 'vm', listed: false },
    view: lazy(async () => ({ default: (await import('./builders/launch-page.tsx')).LaunchPage })),
  },
  {
    ...{ id: 'images', title: 'Image registry', icon: 'package', listed: true },
    view: lazy(async () => ({ default: (await import('./registry/registry-page.tsx')).RegistryPage })),
  },
  {
    ...{ id: 'image', title: 'Image', icon: 'package', listed: false },
    view: lazy(async () => ({ default: (await import('./registry/image-page.tsx')).ImagePage })),
  },
  {
    ...{ id: 'copy-image', title: 'Copy image', icon: 'copy', listed: false },
    view: lazy(async () => ({ default: (await import('./registry/copy-page.tsx')).CopyPage })),
  },
  {
    ...{ id: 'update-image', title: 'Update image', icon: 'arrow-circle-up', listed: false },
    view: lazy(async () => ({ default: (await import('./registry/update-page.tsx')).UpdatePage })),
  },
  {
    ...{ id: 'delete-image', title: 'Delete image', icon: 'trash', listed: false },
    view: lazy(async () => ({ default: (await import('./registry/deletion-page.tsx')).DeletionPage })),
  },
  {
    ...{ id: 'fleets', title: 'Fleets', icon: 'server', listed: true },
    view: lazy(async () => ({ default: (await import('./fleets/fleets-page.tsx')).FleetsPage })),
  },
  {
    ...{ id: 'stacks', title: 'Stacks', icon: 'layers', listed: true },
    view: lazy(async () => ({ default: (await import('./fleets/stacks-page.tsx')).StacksPage })),
  },
  {
    ...{ id: 'new-fleet', title: 'Create fleet', icon: 'server', listed: false },
    view: lazy(async () => ({ default: (await import('./fleets/create-fleet-page.tsx')).CreateFleetPage })),
  },
  {
    ...{ id: 'fleet-image', title: 'Image of a fleet', icon: 'package', listed: false },
    view: lazy(async () => ({ default: (await import('./fleets/fleet-image-page.tsx')).FleetImagePage })),
  },
  {
    ...{ id: 'fleet-sessions', title: 'Sessions on a fleet', icon: 'person', listed: false },
    view: lazy(async () => ({ default: (await import('./fleets/fleet-sessions-page.tsx')).FleetSessionsPage })),
  },
  {
    ...{ id: 'image-plan', title: 'Share and copy', icon: 'cloud-upload', listed: false },
    view: lazy(async () => ({ default: (await import('./code/plan-page.tsx')).PlanPage })),
  },
  {
    ...{ id: 'import-ami', title: 'Import an AMI', icon: 'cloud-download', listed: true },
    view: lazy(async () => ({ default: (await import('./code/import-page.tsx')).ImportPage })),
  },
];
