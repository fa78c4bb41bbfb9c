/** The API of `openapi.yaml`, answered from a recorded run. No Node built-in. */
export { OPERATIONS, type OperationId } from './document';
export { documentedResponse } from './documented-response';
export type { Recording, RecordedEvent } from './recording';
export { exampleRun, recordingOf, type RecordedRun } from './recorded-run';
export { createReplayService, operationOf, type AnswerCall } from './service';
