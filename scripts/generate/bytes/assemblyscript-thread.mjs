import { parentPort, workerData } from 'node:worker_threads';
import { compileAssemblyScript } from './assemblyscript.mjs';

parentPort?.postMessage(await compileAssemblyScript(workerData.sources, workerData.options));
