import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import { ActionFailure } from './action-failure.ts';

/** Where instances keep their credentials, and what only neighbours on the wire should reach. */
const linkLocal = new BlockList();
linkLocal.addSubnet('169.254.0.0', 16);
linkLocal.addSubnet('fe80::', 10, 'ipv6');
linkLocal.addSubnet('fd00:ec2::', 32, 'ipv6');

/** This computer's own services: a document has no business with them. 0.0.0.0 reaches them too. */
const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addSubnet('0.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');
loopback.addAddress('::', 'ipv6');

/** Throws for an address that a document's download may not reach. */
export function checkAddress(address: string, allowLoopback: boolean): void {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  if (linkLocal.check(address, family)) throw new ActionFailure(`downloads from the link-local address ${address} are refused`);
  if (!allowLoopback && loopback.check(address, family))
    throw new ActionFailure(`downloads from this computer itself (${address}) are refused`);
}

type LookupCallback = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;

/**
 * A `lookup` for node:http that refuses such addresses. It checks what the connection is really made to: a check before the request
 * could be told one address and the request another.
 */
export function guardedLookup(allowLoopback: boolean): (host: string, options: LookupOptions, done: LookupCallback) => void {
  return (host, options, done) => {
    lookup(host, options, (error, result, family) => {
      if (error !== null) return done(error, result, family);
      try {
        for (const entry of typeof result === 'string' ? [{ address: result }] : result) checkAddress(entry.address, allowLoopback);
      } catch (refusal) {
        return done(refusal as NodeJS.ErrnoException, result, family);
      }
      done(null, result, family);
    });
  };
}
