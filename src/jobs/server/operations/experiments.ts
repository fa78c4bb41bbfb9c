import type { Answer, Call } from '../call';

export function listExperiments({ service }: Call): Answer {
  return { status: 200, json: service.experiments };
}
