// Browser mode: the same application on a loopback port, for machines without a display or without Electron.
// Usage: host.js [FOLDER]. PORT chooses the port, else it is that of last time; the link is printed as `LISTENING <url>`.
import { join, resolve } from 'node:path';
import { serve } from '../../contract/index.ts';
import { appRoot } from '../app-root.ts';
import { compose } from '../compose.ts';
import { kilnPaths } from '../paths.ts';
import { startOnLastPort } from './last-port.ts';
import { openInBrowser } from './open-in-browser.ts';
import { startServer } from './server.ts';

const [folder] = process.argv.slice(2);
const root = appRoot();
const paths = kilnPaths();
const app = await compose({
  root,
  paths,
  folder: folder === undefined ? undefined : resolve(folder),
  openExternal: openInBrowser,
  echo: (line) => process.stderr.write(`kiln: ${line}\n`),
});
const start = (port: number) =>
  startServer({
    root: join(root, 'out/renderer'),
    port,
    connect: (connection) => serve(app.service, connection),
    report: (error) => app.service.report(error, 'http'),
  });
const { PORT } = process.env;
const server = PORT === undefined ? await startOnLastPort(paths.config, start) : await start(Number(PORT));
process.stdout.write(`LISTENING ${server.url}\n`);

const stopping = Promise.withResolvers<void>();
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stopping.resolve());
process.on('disconnect', () => stopping.resolve()); // the launcher ended, even by SIGKILL
await stopping.promise;
await server.close();
await app.close();
process.exit(0);
