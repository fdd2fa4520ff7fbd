import { BuildFailure, type BuildRun } from '../build-run.ts';
import type { ContainerBuilder } from './builder.ts';
import type { ContainerDeps } from './container-deps.ts';
import type { ContainerJob } from './container-job.ts';

/** What a build of a container image has beside other builds; throws for a build of an AMI. */
export function containerOf({ job, deps }: BuildRun): { readonly job: ContainerJob; readonly deps: ContainerDeps } {
  if (!job.container || !deps.containers) throw new Error('This build is of no container image');
  return { job: job.container, deps: deps.containers };
}

/** The builder of this machine. Throws a BuildFailure where there is none any more: it was there when the build was accepted. */
export async function builderOf(run: BuildRun): Promise<ContainerBuilder> {
  const choice = await containerOf(run).deps.builders.choose();
  if (!choice.available) throw new BuildFailure(`${choice.reason}. ${choice.remedy}`);
  return choice.builder;
}

/** The tag that every image gets: its version and its build. */
export function versionTag({ job }: Pick<BuildRun, 'job'>): string {
  return `${job.version}-${job.buildNumber}`;
}
