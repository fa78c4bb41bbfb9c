import type { JsonValue } from '../../artifacts';
import type { Api, Operation } from './model';
import { membersOf, memberOf } from './node';
import { OpenApiDocument } from './openapi-document';
import { readPathItem } from './read-operation';

/**
 * Reads what an OpenAPI document says.
 *
 * @throws CompatError when it is none, when a part has another form, or a reference leads nowhere
 */
export function readApi(value: JsonValue): Api {
  const document = new OpenApiDocument(value);
  const { root } = document;
  const components = memberOf(root, 'components') ?? { value: {}, pointer: '/components' };
  return {
    document,
    pointer: '',
    operations: membersOf(root, 'paths')
      .filter(([path]) => path.startsWith('/'))
      .flatMap(([path, item]) => readPathItem(document, path, item)),
    webhooks: webhooksOf(document),
    schemaNames: new Map(
      membersOf(components, 'schemas').map(([name, { pointer }]) => [name, pointer]),
    ),
  };
}

function webhooksOf(document: OpenApiDocument): Operation[] {
  return membersOf(document.root, 'webhooks').flatMap(([name, item]) =>
    readPathItem(document, name, item),
  );
}
