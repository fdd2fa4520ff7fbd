import type { FailurePattern } from '../pattern.ts';

export const containerPatterns: readonly FailurePattern[] = [
  {
    id: 'docker-daemon',
    title: 'Docker does not run on the machine',
    cause: 'The client is there and its service is not: not installed, not started, or not allowed to this user.',
    advice: 'Start it in an earlier step (systemctl start docker); container recipes need an instance image with Docker.',
    platform: 'Linux',
    confidence: 'certain',
    signs: { line: /Cannot connect to the Docker daemon|permission denied while trying to connect to the Docker daemon/i },
  },
  {
    id: 'container-base-missing',
    title: 'The parent image of the container cannot be pulled',
    cause: 'The registry has no such name or tag, or it is private.',
    advice: 'Check name and tag; for a private one sign in, or keep a copy in ECR.',
    platform: 'any',
    confidence: 'certain',
    signs: { line: /manifest unknown|manifest for .{1,140} not found|pull access denied|repository does not exist or may require/i },
  },
  {
    id: 'dockerfile-copy',
    title: 'The Dockerfile copies a file that is not there',
    cause: 'COPY and ADD see only what lies in the build’s folder, and Image Builder sends the Dockerfile alone.',
    advice: 'Fetch the file with a component (S3Download) or with RUN curl, instead of COPY.',
    platform: 'any',
    confidence: 'certain',
    signs: { line: /COPY failed:|failed to (compute cache key|calculate checksum).{0,80}not found|ADD failed:/i },
  },
];

/** Last of all: a command of the Dockerfile that failed says more by its own lines. */
export const dockerfilePatterns: readonly FailurePattern[] = [
  {
    id: 'dockerfile-command',
    title: 'A command of the Dockerfile failed',
    cause: 'RUN ended with an error; the lines above it are its output.',
    advice: 'Read the lines before it, and try the command in a container of the parent image.',
    platform: 'any',
    confidence: 'certain',
    signs: {
      line: /returned a non-zero code: \d{1,3}|failed to solve: process|building at STEP "|did not complete successfully: exit code/i,
    },
  },
];
