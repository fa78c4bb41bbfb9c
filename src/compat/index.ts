export type { Budget } from './solver';
export {
  compareSchemas,
  type CompareOptions,
  type Comparison,
  type Direction,
  type Policy,
} from './compare-schemas';
export type { DialectName } from './compile';
export type { Finding as SchemaFinding } from './finding';
export type { Json } from './json';
export { compareOpenApi, type OpenApiComparison } from './compare-openapi';
export { CompatError } from './compat-error';
export {
  compareContracts,
  type ContractComparison,
  type ContractFinding,
  type VersionChange,
} from './contracts/compare-contracts';
export type { Contract, ContractDocument, DocumentPlace, TextPlace } from './contracts/contract';
export { CONTRACT_RULES } from './contracts/contract-findings';
export { isContractFile, type FileTree } from './contracts/file-tree';
export { parseDocument, type ParsedDocument } from './contracts/parse-document';
export { readContract, readSingle } from './contracts/read-contract';
export type { Finding, Verdict } from './findings/finding';
export { LEVELS, type Level } from './findings/level';
export { bumpBetween, type Bump } from './findings/version-bump';
export { waive, type Waived } from './findings/waive';
export type { ContractOptions } from './options';
export { OPENAPI_RULES } from './rules';
