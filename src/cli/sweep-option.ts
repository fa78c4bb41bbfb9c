import { nearMiss, type ParamValue } from '../contract';
import { ExperimentError, type MLExperiment } from '../experiment';

/**
 * The experiment with other values for some of its parameters.
 *
 * @param settings `name=value` or `name=value,value,…`, each value of the type of the default's
 * @throws ExperimentError `invalid_experiment` for an unknown name or a value of another type
 */
export function withParams(experiment: MLExperiment, settings: readonly string[]): MLExperiment {
  const params = { ...experiment.params };
  for (const setting of settings) {
    const [name = '', ...rest] = setting.split('=');
    const [sample] = params[name] ?? [];
    if (!Object.hasOwn(params, name) || sample === undefined) throw unknown(name, params);
    params[name] = rest
      .join('=')
      .split(',')
      .map((text) => valueLike(sample, text, setting));
  }
  return { ...experiment, params };
}

function valueLike(sample: ParamValue, text: string, setting: string): ParamValue {
  if (typeof sample === 'number' && text.trim() !== '' && Number.isFinite(Number(text)))
    return Number(text);
  if (typeof sample === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  if (typeof sample === 'string' && text !== '') return text;
  throw new ExperimentError(
    'invalid_experiment',
    `--param ${setting}: ${JSON.stringify(text)} is not a ${typeof sample}`,
    `give it a ${typeof sample}, such as ${String(sample)}`,
  );
}

function unknown(name: string, params: MLExperiment['params']): ExperimentError {
  const names = Object.keys(params);
  const near = nearMiss(name, names);
  return new ExperimentError(
    'invalid_experiment',
    `--param ${name}: the experiment has no such parameter`,
    near === undefined ? `it has ${names.join(', ')}` : `did you mean ${near}?`,
  );
}
