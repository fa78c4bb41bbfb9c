import { inject } from 'vitest';

/** The whole command, as a file that Node runs. */
export const SERVICE_COMMAND = inject('serviceCommand');
