/** The families of instances that image builders run on, and the types of each, without `stream.`. */
const families: readonly (readonly [string, readonly string[]])[] = [
  ['General Purpose', sizes('standard', 'small medium large xlarge 2xlarge')],
  ['Compute Optimized', sizes('compute', 'large xlarge 2xlarge 4xlarge 8xlarge')],
  ['Memory Optimized', sizes('memory', 'large xlarge 2xlarge 4xlarge 8xlarge')],
  ['Memory Optimized', sizes('memory.z1d', 'large xlarge 2xlarge 3xlarge 6xlarge 12xlarge')],
  ['Graphics G4', sizes('graphics.g4dn', 'xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge')],
  ['Graphics G5', sizes('graphics.g5', 'xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge')],
  ['Graphics G6', sizes('graphics.g6', 'xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge')],
  ['Graphics G6', sizes('graphics.gr6', '4xlarge 8xlarge')],
  ['Graphics G6', sizes('graphics.g6f', 'large xlarge 2xlarge 4xlarge')],
  ['Graphics G6', sizes('graphics.gr6f', '4xlarge')],
];

/** The family of each type of instance. */
export const familyOfInstance: ReadonlyMap<string, string> = new Map(
  families.flatMap(([family, types]) => types.map((type) => [type, family])),
);

function sizes(name: string, words: string): readonly string[] {
  return words.split(' ').map((size) => `stream.${name}.${size}`);
}

/** Types that AppStream ended in 2025. */
export function isRetired(type: string): boolean {
  return /^stream\.graphics-(?:pro|design|desktop)\./.test(type);
}
