/** The experiments that may be asked for, each with the schema of its parameters. */
export { Registry, type RegisteredExperiment } from './registry';
