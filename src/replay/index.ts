/** The API of `openapi.yaml`, answered from a recorded run. No Node built-in. */
export { artifactHeaders, partOfArtifact } from './artifact-response';
export { OPERATIONS, type Operation, type OperationId } from './document';
export { documentedResponse } from './documented-response';
export { ParameterError, readParameters, type ParameterValues } from './parameters';
export { paramsSchema } from './params-schema';
export type { Recording, RecordedEvent } from './recording';
export { exampleRun, recordingOf, type RecordedRun } from './recorded-run';
export { createReplayService, operationOf, type AnswerCall } from './service';
