import type { ParamSchema, ParamValue } from '../../contract';
import { Field } from '../parts/field';
import { paramPointer, type Mistakes } from './read-form';
import { typeWords } from './read-param';
import { TextField } from './text-field';

interface Props {
  readonly name: string;
  readonly schema: ParamSchema;
  readonly mistakes: Mistakes;
}

/** A field for a parameter, as its schema says. */
export function ParamField({ name, schema, mistakes }: Props) {
  const pointer = paramPointer(name);
  const { type, default: value, examples = [] } = schema;
  if (type.every((one) => one === 'boolean'))
    return (
      <Field id={pointer} label={name} mistake={mistakes[pointer]}>
        {(ids) => (
          <select {...ids} name={pointer}>
            {[true, false].map((one) => (
              <option key={String(one)} selected={one === value}>
                {String(one)}
              </option>
            ))}
          </select>
        )}
      </Field>
    );
  const others = examples.filter((one) => one !== value);
  const hint = [
    `Takes ${typeWords(type)}; ${textOf(value)} when it is empty.`,
    ...(others.length > 0 ? [`The experiment also tries ${others.map(textOf).join(', ')}.`] : []),
  ];
  return (
    <TextField
      pointer={pointer}
      label={name}
      hint={hint.join(' ')}
      value={textOf(value)}
      mistakes={mistakes}
    />
  );
}

function textOf(value: ParamValue): string {
  return String(value);
}
