import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { escapeSegment } from '../../artifacts';
import {
  nearMiss,
  SCHEMA_VERSIONS,
  validateExperimentList,
  type ExperimentList,
  type JobRequest,
  type ParamsSchema,
  type ProblemItem,
} from '../../contract';
import type { MLExperiment } from '../../experiment';
import { paramsSchema } from '../../replay';

/** An experiment that may be asked for. */
export interface RegisteredExperiment {
  readonly experiment: MLExperiment;
  readonly schema: ParamsSchema;
}

interface Entry extends RegisteredExperiment {
  readonly validate: ValidateFunction;
}

/** The experiments that may run, by id. A request can name one, and nothing else. */
export class Registry {
  readonly #entries = new Map<string, Entry>();
  /** Every experiment, sorted by id. */
  readonly list: ExperimentList;

  /** @throws RangeError when two have one id, or the contract cannot hold what one says of itself */
  constructor(experiments: readonly MLExperiment[]) {
    const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, verbose: true });
    for (const experiment of experiments) {
      const { experiment_id } = experiment;
      if (this.#entries.has(experiment_id))
        throw new RangeError(`two experiments are called ${experiment_id}`);
      const schema = paramsSchema(experiment.params);
      this.#entries.set(experiment_id, { experiment, schema, validate: ajv.compile(schema) });
    }
    this.list = listOf([...this.#entries.values()]);
  }

  get(experimentId: string): RegisteredExperiment | undefined {
    return this.#entries.get(experimentId);
  }

  /** Each mistake in a request that its schema does not know: an experiment, a parameter. */
  check({ experiment_id, params }: JobRequest): readonly ProblemItem[] {
    const entry = this.#entries.get(experiment_id);
    if (!entry) return [notRegistered(experiment_id, [...this.#entries.keys()])];
    if (entry.validate(params)) return [];
    const names = Object.keys(entry.schema.properties);
    return (entry.validate.errors ?? []).map((error) => problemOf(error, names));
  }
}

function listOf(entries: readonly RegisteredExperiment[]): ExperimentList {
  const items = entries.map(({ experiment: { experiment_id, name, description }, schema }) => {
    return { experiment_id, name, description, params_schema: schema };
  });
  items.sort((a, b) => (a.experiment_id < b.experiment_id ? -1 : 1));
  const list = { schema_version: SCHEMA_VERSIONS.experiment_list.version, items };
  const result = validateExperimentList(list);
  if (result.ok) return result.value;
  const [problem] = result.problems;
  const index = Number(problem?.instancePath.split('/')[2]);
  const id = JSON.stringify(items[index]?.experiment_id);
  throw new RangeError(`the experiment ${id} cannot be registered: ${problem?.message}`);
}

function notRegistered(id: string, known: readonly string[]): ProblemItem {
  const meant = nearMiss(id, known);
  return {
    rule: 'registered_experiment',
    pointer: '/experiment_id',
    message: `no experiment is called ${id}`,
    hint: meant ? `Did you mean ${meant}?` : `Registered are ${known.join(', ') || 'none'}.`,
  };
}

function problemOf(error: ErrorObject, names: readonly string[]): ProblemItem {
  if (error.keyword === 'additionalProperties') {
    const name = String((error.params as { additionalProperty: unknown }).additionalProperty);
    const meant = nearMiss(name, names);
    return {
      rule: 'unknown-parameter',
      pointer: `/params/${escapeSegment(name)}`,
      message: `${name} is not a parameter of the experiment`,
      hint: meant ? `Did you mean ${meant}?` : `Its parameters are ${names.join(', ')}.`,
    };
  }
  const types = [(error.params as { type: string | string[] }).type].flat();
  const name = error.instancePath.slice(1);
  const found: unknown = error.data;
  const message = `${name} must be a ${types.join(' or ')}, not a ${typeof found}`;
  const wanted = types.includes('number') && typeof found === 'string' ? Number(found) : NaN;
  return {
    rule: 'type',
    pointer: `/params${error.instancePath}`,
    message: found === null ? message.replace('a object', 'null') : message,
    ...(Number.isFinite(wanted) && { hint: `Write ${wanted}, not ${JSON.stringify(found)}.` }),
  };
}
