// Browser mode: the same application on a loopback port, for machines without a display or without Electron.
// Usage: host.js [FOLDER]. PORT chooses the port; the link is printed as `LISTENING <url>`.
import { join, resolve } from 'node:path';
import { serve } from '../../contract/index.ts';
import { appRoot } from '../app-root.ts';
import { compose } from '../compose.ts';
import { kilnPaths } from '../paths.ts';
import { openInBrowser } from './open-in-browser.ts';
import { startServer } from './server.ts';

const [folder] = process.argv.slice(2);
const root = appRoot();
const app = await compose({
  root,
  paths: kilnPaths(),
  folder: folder === undefined ? undefined : resolve(folder),
  openExternal: openInBrowser,
  echo: (line) => process.stderr.write(`kiln: ${line}\n`),
});
const server = await startServer({
  root: join(root, 'out/renderer'),
  port: Number(process.env.PORT ?? 0),
  connect: (port) => serve(app.service, port),
  report: (error) => app.service.report(error, 'http'),
});
process.stdout.write(`LISTENING ${server.url}\n`);

const stopping = Promise.withResolvers<void>();
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stopping.resolve());
process.on('disconnect', () => stopping.resolve()); // the launcher ended, even by SIGKILL
await stopping.promise;
await server.close();
await app.close();
process.exit(0);
