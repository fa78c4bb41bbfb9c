/** What a JSON text can hold (RFC 8259 §3). */
export type JsonValue = null | boolean | number | string | JsonArray | JsonObject;

type JsonArray = JsonValue[];

/** Keys may be any string, `__proto__` included: it is then an own data property. */
export interface JsonObject {
  [key: string]: JsonValue;
}
