import { version } from '../../../../package.json';
import type { Answer, Call } from '../call';

export async function getHealth({ service }: Call): Promise<Answer> {
  await service.jobs.ping();
  return { status: 200, json: { status: 'ok', version } };
}
