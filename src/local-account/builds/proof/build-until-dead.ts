// `node build-until-dead.ts DIRECTORY N`: builds what waits in the data directory and dies before its write number N; tells how many
// writes there were if it lives to the end. Steps that wait are resumed.
import { imagesAt } from '../../store/images.ts';
import { waitingSteps } from '../waiting-images.ts';
import { openBench } from './bench.ts';
import { dieAtWrite } from './die-at-write.ts';

const [directory = '', fatal] = process.argv.slice(2);
const bench = openBench(directory);
const writes = dieAtWrite(Number(fatal));
bench.queue.wake();
for (;;) {
  await new Promise((resolve) => setTimeout(resolve, 2));
  const waiting = imagesAt(bench.store, 'WAITING');
  for (const { id } of waiting.flatMap(waitingSteps)) bench.queue.answerStep(id, { action: 'RESUME' });
  if (waiting.length + imagesAt(bench.store, 'READY').length + imagesAt(bench.store, 'RUNNING').length === 0) break;
}
await bench.queue.close();
console.log(writes.count());
