/** Groups of fields that may be left out. */
import { List, Map } from 'immutable';

interface Group {
  field: Map<string, unknown>;
  value?: unknown;
}

/** Whether a group is not required and nothing is written in it, at any depth. */
export const isLeftOut = ({ field, value }: Group): boolean =>
  field.get('required') === false && isEmpty(value);

function isEmpty(value: unknown): boolean {
  if (Map.isMap(value)) return value.every(isEmpty);
  if (List.isList(value)) return value.every(isEmpty);
  return value === undefined || value === null || value === '' || value === false;
}
