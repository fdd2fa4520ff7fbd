/** What every package manager touches and nobody asks about. It stays in the image; only the list of changes leaves it out. */
const NOISE = [
  /^\/var\/lib\/apt\/lists(\/|$)/,
  /^\/var\/cache\/(apt|dnf|yum|debconf|ldconfig|man)(\/|$)/,
  /^\/etc\/\.pwd\.lock$/,
  /^\/etc\/(passwd|group|shadow|gshadow|subuid|subgid)-$/,
  /^\/(run|tmp|dev|proc|sys)(\/|$)/,
];

export const isNoise = (path: string): boolean => NOISE.some((pattern) => pattern.test(path));
