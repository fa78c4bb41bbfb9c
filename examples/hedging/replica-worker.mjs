// @ts-check
/**
 * One replica: answers by rules and vectors of the sentence encoder behind one queue, one request
 * at a time. It runs in a thread of its own, so that what it computes delays no timer and no socket
 * of those who measure it.
 */
import { parentPort } from 'node:worker_threads';
import {
  createBm25Adapter,
  openSentenceEncoder,
  openShortAnswerReader,
  startModelServer,
} from 'crucible-contracts/runtime';

const encoder = await openSentenceEncoder({ workers: 1 });
const reader = await openShortAnswerReader({ views: [] });
// The first batches load the model and compile its code, which would count as latency.
const batch = Array.from({ length: 16 }, (_, i) => `Is the model warm after ${i} texts?`);
for (let round = 0; round < 2; round++) await encoder.embed(batch);
const server = await startModelServer({
  adapters: [createBm25Adapter('bm25', reader)],
  embed: (texts) => encoder.embed(texts),
});
parentPort?.postMessage(server.url);
