// Kiln's own scripts run in whatever image the user chose, so they keep to bash and to options that GNU and busybox tools share.

/** Every script of Kiln's begins with this: it ends at the first failure, and `fail` says why. */
export const prelude = `set -euo pipefail
fail() { printf '%s\\n' "$1" >&2; exit 1; }
`;

/** `require_file PATH` and `require_folder PATH`: a clear word instead of some tool's. A link counts as what it points at. */
export const requireKind = `require_file() { [[ -e $1 ]] || fail "there is no file $1"; [[ -f $1 ]] || fail "$1 is not a file"; }
require_folder() { [[ -e $1 ]] || fail "there is no folder $1"; [[ -d $1 ]] || fail "$1 is not a folder"; }
`;

/** `make_parent PATH` makes the folders above a path. */
export const makeParent = `make_parent() { local path=\${1%/}; [[ $path != */* ]] || mkdir -p -- "\${path%/*}/"; }
`;

/**
 * `own OWNER[:[GROUP]] PATH [-R]` changes the owner and prints "pretended" where the sandbox has one uid only and chown changes
 * nothing though it reports success.
 */
export const own = `own() {
  local uid
  chown \${3:-} -- "$1" "$2"
  uid=$(id -u -- "\${1%%:*}" 2>/dev/null) || uid=\${1%%:*}
  [[ -z $uid || $(stat -L -c %u -- "$2") == "$uid" ]] || echo pretended
}
`;

/** What `own` printed, as a caveat. */
export function ownershipCaveats(output: Buffer): readonly string[] {
  return output.includes('pretended') ? ['this sandbox has one user id, so the owner is recorded by name only'] : [];
}

/** The `own` argument: an owner alone keeps the group. */
export function ownerArgument(owner: string | undefined, group: string | undefined): string {
  return group === undefined || group === '' ? (owner ?? '') : `${owner ?? ''}:${group}`;
}
