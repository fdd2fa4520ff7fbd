// `node publish-until-dead.ts DIRECTORY N`: publishes, starts a build, and dies before its write number N; tells how many writes there were
// if it lives to see the build begin.
import { openBench } from './bench.ts';
import { dieAtWrite } from './die-at-write.ts';
import { publish } from './publish.ts';

const [directory = '', fatal] = process.argv.slice(2);
const bench = openBench(directory);
const writes = dieAtWrite(Number(fatal));
publish(bench);
const published = writes.count();
await bench.queue.close();
bench.store.close();
console.log(published);
