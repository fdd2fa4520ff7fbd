import type { Sandbox } from '../../rehearsal/index.ts';
import { BuildFailure, type BuildRun } from './build-run.ts';

// What Image Builder's clean-up takes away, each unless a marker file in the working directory says to leave it
// (https://docs.aws.amazon.com/imagebuilder/latest/userguide/security-best-practices.html).
const SCRIPT = `keep() { [ ! -e perform_cleanup ] && [ -e "skip_cleanup_$1" ]; }
drop() { for path in "$@"; do if [ -e "$path" ] || [ -L "$path" ]; then echo "Deleting $path"; rm -rf -- "$path"; fi; done; }
shopt -s nullglob
keep ssh_files || drop /etc/ssh/ssh_host_*_key /etc/ssh/ssh_host_*_key.pub /root/.ssh/authorized_keys /home/*/.ssh/authorized_keys
keep cloudinit_files || drop /var/lib/cloud/* /var/log/cloud-init*.log /etc/sudoers.d/90-cloud-init-users
keep instance_log_files || drop /var/log/audit/* /var/log/wtmp /var/log/btmp /var/log/lastlog
keep toe_files || drop /var/lib/amazon/toe/* TOE_*
keep ssm_log_files || drop /var/log/amazon/ssm/*
rm -f perform_cleanup skip_cleanup_*`;

/** Removes from an instance what must not be in an image: host keys above all. */
export async function sanitize(run: BuildRun, sandbox: Sandbox): Promise<void> {
  const { job, journal, signal } = run;
  const result = await sandbox.exec({
    script: SCRIPT,
    cwd: job.workingDirectory ?? '/tmp',
    signal,
    onOutput: (_, lines) => journal.log(...lines),
  });
  signal.throwIfAborted();
  if (result.exitCode !== 0) throw new BuildFailure(`The sanitize script ended with ${result.exitCode ?? result.signal}`);
}
