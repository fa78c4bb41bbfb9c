/** What a client of one contract and a server of another must agree on, one rule a file. */
import { callbackRemoved } from './callback-removed';
import { contentEncodingChanged } from './content-encoding-changed';
import { discriminatorRemapped, discriminatorRenamed } from './discriminator-changed';
import { encodingChanged } from './encoding-changed';
import { extensibleEnumReduced } from './extensible-enum-reduced';
import { formatChanged } from './format-changed';
import { keyRuleAdded } from './key-rule-added';
import { operationIdChanged } from './operation-id-changed';
import { operationRemoved } from './operation-removed';
import { parameterDefaultChanged } from './parameter-default-changed';
import { parameterEmptyRefused } from './parameter-empty-refused';
import { parameterNarrowed } from './parameter-narrowed';
import { parameterRemoved } from './parameter-removed';
import { parameterRequired } from './parameter-required';
import { parameterSerializationChanged } from './parameter-serialization-changed';
import { propertyReadOnly, propertyWriteOnly } from './property-not-sent';
import { propertyRemoved } from './property-removed';
import { requestBodyRemoved } from './request-body-removed';
import { requestBodyRequired } from './request-body-required';
import { requestMediaTypeRemoved } from './request-media-type-removed';
import { requestSchemaNarrowed } from './request-schema-narrowed';
import { responseHeaderOptional } from './response-header-optional';
import { responseHeaderRemoved } from './response-header-removed';
import { responseHeaderSerializationChanged } from './response-header-serialization-changed';
import { responseHeaderWidened } from './response-header-widened';
import { responseMediaTypeAdded } from './response-media-type-added';
import { responseMediaTypeRemoved } from './response-media-type-removed';
import { responseSchemaWidened } from './response-schema-widened';
import { responseStatusAdded } from './response-status-added';
import { errorStatusRemoved, successStatusRemoved } from './response-status-removed';
import type { Rule } from './rule';
import { schemaNameRemoved } from './schema-name-removed';
import { securitySchemeChanged } from './security-scheme-changed';
import { securityTightened } from './security-tightened';
import { serverRemoved } from './server-removed';
import { stabilityLowered } from './stability-lowered';
import { operationSunsetBroken, parameterSunsetBroken } from './sunset-broken';
import {
  operationSunsetMissing,
  parameterSunsetMissing,
  schemaSunsetMissing,
} from './sunset-missing';
import { tagRemoved } from './tag-removed';
import { unionMemberUnknown, unionNameUnknown } from './union-member-unknown';
import { webhookRemoved } from './webhook-removed';

/** Every rule of OpenAPI documents by its id, which stays the same; ids speak of an old client. */
export const OPENAPI_RULES = {
  'operation-removed': operationRemoved,
  'operation-sunset-broken': operationSunsetBroken,
  'operation-sunset-missing': operationSunsetMissing,
  'operation-id-changed': operationIdChanged,
  'stability-lowered': stabilityLowered,
  'tag-removed': tagRemoved,
  'server-removed': serverRemoved,
  'security-tightened': securityTightened,
  'security-scheme-changed': securitySchemeChanged,
  'parameter-removed': parameterRemoved,
  'parameter-required': parameterRequired,
  'parameter-narrowed': parameterNarrowed,
  'parameter-default-changed': parameterDefaultChanged,
  'parameter-empty-refused': parameterEmptyRefused,
  'parameter-serialization-changed': parameterSerializationChanged,
  'parameter-sunset-broken': parameterSunsetBroken,
  'parameter-sunset-missing': parameterSunsetMissing,
  'request-body-removed': requestBodyRemoved,
  'request-body-required': requestBodyRequired,
  'request-media-type-removed': requestMediaTypeRemoved,
  'request-schema-narrowed': requestSchemaNarrowed,
  'encoding-changed': encodingChanged,
  'success-status-removed': successStatusRemoved,
  'error-status-removed': errorStatusRemoved,
  'response-status-added': responseStatusAdded,
  'response-media-type-removed': responseMediaTypeRemoved,
  'response-media-type-added': responseMediaTypeAdded,
  'response-schema-widened': responseSchemaWidened,
  'response-header-removed': responseHeaderRemoved,
  'response-header-optional': responseHeaderOptional,
  'response-header-widened': responseHeaderWidened,
  'response-header-serialization-changed': responseHeaderSerializationChanged,
  'callback-removed': callbackRemoved,
  'webhook-removed': webhookRemoved,
  'content-encoding-changed': contentEncodingChanged,
  'discriminator-renamed': discriminatorRenamed,
  'discriminator-remapped': discriminatorRemapped,
  'extensible-enum-reduced': extensibleEnumReduced,
  'key-rule-added': keyRuleAdded,
  'property-read-only': propertyReadOnly,
  'property-write-only': propertyWriteOnly,
  'union-member-unknown': unionMemberUnknown,
  'union-name-unknown': unionNameUnknown,
  'format-changed': formatChanged,
  'property-removed': propertyRemoved,
  'schema-name-removed': schemaNameRemoved,
  'schema-sunset-missing': schemaSunsetMissing,
} as const satisfies Record<string, Rule>;
