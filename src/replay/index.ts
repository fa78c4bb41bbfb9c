/** The API of `openapi.yaml`, answered from a recorded run. No Node built-in. */
export { answersOf, operationOf, type AnswerCall, type Answers } from './answers';
export { answerArtifact, artifactHeaders, partOfArtifact } from './artifact-response';
export { jobIn, parameter, refuse, type Call } from './call';
export { OPERATIONS, type Operation, type OperationId } from './document';
export { documentedResponse } from './documented-response';
export { ParameterError, readParameters, type ParameterValues } from './parameters';
export { paramsSchema } from './params-schema';
export type { Recording, RecordedEvent } from './recording';
export { exampleRun, recordingOf, type RecordedRun } from './recorded-run';
export { answerJobs } from './job-list';
export { createReplayService } from './service';
export { answerToken, readStreamRequest, STREAM_HEADERS } from './stream-request';
export { StreamTokens } from './stream-tokens';
