import type { Bump, VersionChoice } from '../../contract/index.ts';

type Nodes = readonly [major: number, minor: number, patch: number];

export const nodesOf = (version: string): Nodes => version.split('.').map(Number) as unknown as Nodes;

export const isWildcard = (version: string) => version.includes('x');

/** The newest versions of a resource in three circles around one of its versions. */
export interface Newest {
  readonly inMinor: string;
  readonly inMajor: string;
  readonly ofAll: string;
}

/** The versions that a resource can get whose version is taken: each is free, for it is above the newest of its circle. */
export function choicesFor(current: string, newest: Newest, withBuild: boolean): VersionChoice[] {
  const [major, minor, patch] = nodesOf(newest.inMinor);
  const choices: VersionChoice[] = [
    { bump: 'patch', version: `${major}.${minor}.${patch + 1}` },
    { bump: 'minor', version: `${nodesOf(newest.inMajor)[0]}.${nodesOf(newest.inMajor)[1] + 1}.0` },
    { bump: 'major', version: `${nodesOf(newest.ofAll)[0] + 1}.0.0` },
  ];
  return withBuild ? [{ bump: 'build', version: current }, ...choices] : choices;
}

/** The choice of the user; else that for all; else what changes the least. */
export function chosen(choices: readonly VersionChoice[], wishes: readonly (Bump | undefined)[]): VersionChoice {
  const [least] = choices;
  if (!least) throw new Error('there is always a next version');
  const wish = wishes.find((bump) => bump !== undefined);
  return choices.find(({ bump }) => bump === wish) ?? least;
}
