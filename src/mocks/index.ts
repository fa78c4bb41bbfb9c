/** The jobs API mocked with MSW, for tests and for building a page without the service. */
export { documentedResponse, type OperationId, type RecordedRun } from '../replay';
export { handlers, type MockOptions } from './handlers';
