// buildah, and podman, which is buildah as far as building goes. Both run in a workshop, with a store of images of their own that lasts
// as long as one build.
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { BENCH, type Workshop, type Workshops } from '../../../rehearsal/index.ts';
import { BuildFailure } from '../build-run.ts';
import type { BuilderSession, BuilderTask, ContainerBuilder } from './builder.ts';

/** `overlay` shares layers on the disk, `vfs` copies them and works everywhere. */
export type StorageDriver = 'overlay' | 'vfs';

export interface BuildahLike {
  readonly cli: 'buildah' | 'podman';
  readonly storage: StorageDriver;
  readonly title: string;
}

/** A builder that works in workshops. */
export function buildahBuilder(tool: BuildahLike, places: Workshops): ContainerBuilder {
  return { title: tool.title, open: async (task) => await openBuildah(tool, await places.open(), task) };
}

/** What both tools are told: nothing is fetched from anywhere, and nothing is signed. */
function configuration(storage: StorageDriver): Readonly<Record<string, string>> {
  return {
    'registries.conf': 'unqualified-search-registries = []\n',
    'storage.conf': `[storage]\ndriver = "${storage}"\nrunroot = "${BENCH}/run"\ngraphroot = "${BENCH}/store"\n`,
    'containers.conf': '[engine]\ncgroup_manager = "cgroupfs"\n[containers]\ndefault_ulimits = []\n',
  };
}

/** The one file that podman takes from nowhere but there. */
const POLICY_FOLDER = 'home/.config/containers';
const POLICY = '{"default":[{"type":"insecureAcceptAnything"}]}\n';

const ENVIRONMENT = {
  // The namespaces of the workshop are the isolation; a runtime of its own would need control groups.
  BUILDAH_ISOLATION: 'chroot',
  _CONTAINERS_USERNS_CONFIGURED: '1',
  CONTAINERS_CONF: `${BENCH}/etc/containers.conf`,
  CONTAINERS_STORAGE_CONF: `${BENCH}/etc/storage.conf`,
  CONTAINERS_REGISTRIES_CONF: `${BENCH}/etc/registries.conf`,
  TMPDIR: `${BENCH}/tmp`,
  HOME: `${BENCH}/home`,
};

async function openBuildah(tool: BuildahLike, workshop: Workshop, task: BuilderTask): Promise<BuilderSession> {
  try {
    await furnish(workshop, tool.storage);
  } catch (error) {
    await workshop.close();
    throw error;
  }
  const outside = (name: string) => join(workshop.folder, 'tmp', basename(name));
  const inside = (name: string) => `${BENCH}/tmp/${basename(name)}`;
  const run = async (args: readonly string[], how: { network?: 'none' | 'internet'; quiet?: boolean } = {}) => {
    const said: string[] = [];
    const onOutput = how.quiet ? (lines: readonly string[]) => void said.push(...lines) : task.onOutput;
    const code = await workshop.run([tool.cli, ...args], {
      env: ENVIRONMENT,
      network: how.network ?? 'none',
      signal: task.signal,
      onOutput,
    });
    return { code, said: said.slice(-5).join(' ') };
  };
  const must = async (args: readonly string[]) => {
    const { code, said } = await run(args, { quiet: true });
    if (code !== 0) throw new Error(`${tool.cli} ${args[0]} ended with ${code}: ${said}`);
  };
  return {
    folder: join(workshop.folder, 'tmp'),
    reference: (label) => `localhost/kiln-${label}:1`,
    async load(archive) {
      await chmod(outside(archive), 0o644);
      await must(['pull', '--quiet', `oci-archive:${inside(archive)}`]);
    },
    async build({ dockerfile, tag, network, mounts = [] }) {
      await writeFile(join(workshop.folder, 'Dockerfile'), dockerfile);
      // docker's form keeps all that a Dockerfile can say, SHELL and HEALTHCHECK too.
      const form = ['--format', 'docker', '--isolation', 'chroot', '--pull-never', '--network', 'host', '--layers=false'];
      const volumes = mounts.flatMap((path) => ['--volume', `${path}:${path}:ro`]);
      const args = ['build', ...form, ...volumes, '--file', `${BENCH}/Dockerfile`, '--tag', tag, `${BENCH}/context`];
      const { code } = await run(args, { network });
      if (code !== 0) throw new BuildFailure(`The container build failed: ${tool.title} ended with ${code}`);
    },
    save: (tag, archive) => must(['push', '--quiet', tag, `docker-archive:${inside(archive)}:${tag}`]),
    close: () => workshop.close(),
  };
}

/** The context of a build is empty: on a real build instance there is nothing of the user's either. */
async function furnish({ folder }: Workshop, storage: StorageDriver): Promise<void> {
  for (const name of ['tmp', 'context', 'store', 'run', 'home', 'home/.config', POLICY_FOLDER]) {
    await mkdir(join(folder, name));
    await chmod(join(folder, name), 0o777);
  }
  await writeFile(join(folder, POLICY_FOLDER, 'policy.json'), POLICY);
  for (const [name, content] of Object.entries(configuration(storage))) await writeFile(join(folder, 'etc', name), content);
}
