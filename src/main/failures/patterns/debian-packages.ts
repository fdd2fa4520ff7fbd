import type { FailurePattern } from '../pattern.ts';

export const debianPatterns: readonly FailurePattern[] = [
  {
    id: 'apt-lock',
    title: 'Another process holds the lock of apt',
    cause: 'On a fresh instance unattended-upgrades or cloud-init often install packages during the first minutes.',
    advice: 'Give the step maxAttempts so that it tries again, or let apt wait: apt-get -o DPkg::Lock::Timeout=300 install ….',
    platform: 'Linux',
    confidence: 'certain',
    signs: {
      line: /Could not get lock \/var\/lib\/(dpkg|apt)|Unable to acquire the dpkg frontend lock|Unable to lock directory \/var\/lib\/apt/i,
    },
  },
  {
    id: 'dpkg-interrupted',
    title: 'An earlier installation was broken off',
    cause: 'dpkg was stopped in the middle of a package, by a time-out or a reboot, and refuses to go on from there.',
    advice: 'Run dpkg --configure -a in a step before, and see to it that no step is ended while it installs.',
    platform: 'Linux',
    confidence: 'certain',
    signs: { line: /dpkg was interrupted, you must manually run/i },
  },
  {
    id: 'dpkg-prompt',
    title: 'A package asks a question that nobody answers',
    cause: 'dpkg wants to know what to do with a changed configuration file, and a build has no terminal.',
    advice: 'Set DEBIAN_FRONTEND=noninteractive and give apt-get -y -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold.',
    platform: 'Linux',
    confidence: 'certain',
    signs: { line: /end of file on stdin at conffile prompt|EOF on stdin at conffile prompt/i },
  },
  {
    id: 'apt-held-packages',
    title: 'Packages are held or hold each other',
    cause: 'What is to be installed needs other versions than the ones that are pinned or held on the base image.',
    advice: 'Name versions that fit together, take the hold off (apt-mark unhold), or add the repository that has the missing version.',
    platform: 'Linux',
    confidence: 'likely',
    signs: { line: /you have held broken packages|Held packages were changed and -y was used/i },
  },
  {
    id: 'apt-unmet-dependencies',
    title: 'A package lacks what it depends on',
    cause: 'The repositories that apt knows have no version of a dependency that fits.',
    advice:
      'Run apt-get update before, use packages made for this release of the distribution, and install .deb files with apt-get install ./FILE.',
    platform: 'Linux',
    confidence: 'likely',
    signs: { line: /following packages have unmet dependencies|dependency problems - leaving unconfigured/i },
  },
  {
    id: 'apt-package-unknown',
    title: 'apt knows no such package',
    cause: 'The list of packages was not fetched, the repository is missing, or the name is another one in this release.',
    advice: 'Run apt-get update in the same step, and add the repository (universe, or the vendor’s) before it.',
    platform: 'Linux',
    confidence: 'certain',
    signs: { line: /E: Unable to locate package|has no installation candidate/i },
  },
  {
    id: 'apt-key',
    title: 'A repository of apt is signed with an unknown or expired key',
    cause: 'The key that signs the repository is not installed, or it has run out.',
    advice: 'Put the vendor’s current key in /etc/apt/keyrings and name it with signed-by in the line of the repository.',
    platform: 'Linux',
    confidence: 'certain',
    signs: {
      line: /NO_PUBKEY|EXPKEYSIG|signatures couldn't be verified because the public key is not available|The repository .{1,80} is not signed/i,
    },
  },
  {
    id: 'apt-stale-index',
    title: 'The list of packages is out of date',
    cause: 'A mirror no longer has the version that the list on the machine names.',
    advice: 'Run apt-get update right before apt-get install, in the same step; if the release has ended, use the archive of old releases.',
    platform: 'Linux',
    confidence: 'likely',
    signs: {
      line: /(E: Failed to fetch|Err:\d{1,4}) .{0,80}404 {1,2}Not Found|does not have a Release file|Failed to fetch http.{1,80} 404 /i,
    },
  },
];
