export {
  compareApis,
  compareOpenApi,
  type CompareOpenApiOptions,
  type ComparisonOptions,
  type OpenApiComparison,
} from './compare-openapi';
export { createAsk, type Policy } from './ask';
export { CompatError } from './compat-error';
export {
  compareContracts,
  type ContractComparison,
  type ContractFinding,
} from './contracts/compare-contracts';
export type { Contract, ContractDocument, TextPlace } from './contracts/contract';
export { CONTRACT_RULES } from './contracts/contract-findings';
export { isContractFile, type FileTree } from './contracts/file-tree';
export { parseDocument, type ParsedDocument } from './contracts/parse-document';
export { readContract, readSingle } from './contracts/read-contract';
export { verdictOf, type Finding, type Verdict } from './findings/finding';
export { LEVELS, type Level } from './findings/level';
export { bumpBetween, type Bump } from './findings/version-bump';
export { waive } from './findings/waive';
export { OPENAPI_RULES } from './rules';
export type { Answer, Ask } from './walk/acceptance';
