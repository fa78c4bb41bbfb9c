export { asReader } from './reader';
export { asWriter } from './writer';
