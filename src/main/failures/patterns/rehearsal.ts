import type { FailurePattern } from '../pattern.ts';

/** What goes wrong because of where a step ran: Kiln's own sandboxes. */
export const rehearsalPatterns: readonly FailurePattern[] = [
  {
    id: 'process-ended',
    title: 'Kiln ended while it was building',
    cause: 'The process that builds for the local account was ended before the image was finished.',
    advice: 'Nothing of the build is left running. Build again.',
    platform: 'any',
    confidence: 'certain',
    signs: { reason: /process ended in the middle of the build/i },
  },
  {
    id: 'rehearsal-offline',
    title: 'The network is off in this rehearsal',
    cause: 'The step asked for a server, and a rehearsal has no network unless it is asked for.',
    advice: 'Rehearse again with the network on (Rehearse with…).',
    platform: 'any',
    confidence: 'certain',
    signs: {
      line: /could not resolve|couldn't resolve|temporary failure (in name resolution|resolving)|network is unreachable|name or service not known|network, which is off/i,
    },
    when: { network: false },
  },
  {
    id: 'no-systemd',
    title: 'There is no systemd to talk to',
    cause: 'systemctl was called in a sandbox or a container, where no system was booted.',
    advice:
      'Enable units with systemctl enable, which only writes links, and leave starting them to the first boot; on the build instance the step works as it is.',
    platform: 'Linux',
    confidence: 'certain',
    signs: { line: /System has not been booted with systemd|Failed to connect to bus: (No such file|Host is down)/ },
  },
  {
    id: 'instance-only',
    title: 'Only an instance knows this value',
    cause: 'The step asks for instance metadata or the Parameter Store, which this computer does not have.',
    advice: 'Give the value as a parameter of the component to rehearse it, or build the image to try the step where it belongs.',
    platform: 'any',
    confidence: 'certain',
    signs: { reason: /instance metadata .{0,80} are not known here|a rehearsal has no Parameter Store|connected to no account/ },
  },
];
