import { mkdirSync } from 'node:fs';
import type { SandboxDriver } from '../driver.ts';
import { chooseIdentity, letPass } from './identity.ts';
import { isNamespaceBase } from './layout.ts';
import { openNamespaceSandbox } from './namespace-sandbox.ts';
import { probeNamespaces } from './probe.ts';
import { removeTree, staleSessions } from './session.ts';

export interface NamespaceDriverOptions {
  /** Bases and sandboxes are kept below it; made when missing. */
  readonly cacheDirectory: string;
}

/** Sandboxes of Linux's own making: overlayfs and bubblewrap in a user namespace. No daemon, no setuid program, no image needed. */
export function namespaceDriver(options: NamespaceDriverOptions): SandboxDriver {
  mkdirSync(options.cacheDirectory, { recursive: true });
  const context = { ...options, identity: chooseIdentity(options.cacheDirectory) };
  letPass(context.identity, options.cacheDirectory);
  let probed: ReturnType<SandboxDriver['probe']> | undefined;
  return {
    name: 'namespace',
    probe: () => {
      probed ??= probeNamespaces(context);
      return probed;
    },
    open: (request) => {
      const { base } = request;
      if (!isNamespaceBase(base)) throw new TypeError(`The namespace driver can't open "${base.title}"`);
      return openNamespaceSandbox(context, base, request);
    },
    sweep: async () => {
      const stale = staleSessions(options.cacheDirectory);
      for (const session of stale) await removeTree(context.identity, session);
      return stale.length;
    },
  };
}
